package audiencesync.export;

/** The decompressed bytes of one object, counted against the budget of its input. */
final class ObjectBudget {
  private final String key;
  private final ByteBudget budget;
  private long position;

  ObjectBudget(String key, ByteBudget budget) {
    this.key = key;
    this.budget = budget;
  }

  /** Takes so many bytes; refuses the object when its input has more than it may. */
  void take(long bytes) {
    position += bytes;
    if (!budget.take(bytes)) {
      throw new ExportException(
          ("%s takes its input over the limit of %d decompressed bytes (maxBytes), at byte %d of"
                  + " the decompressed object. Select fewer or smaller objects, or raise the limit.")
              .formatted(key, budget.limit(), position));
    }
  }
}
