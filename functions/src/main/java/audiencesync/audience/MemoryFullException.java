package audiencesync.audience;

/** The members and identifiers of a run take more memory than they may. */
public final class MemoryFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  MemoryFullException(long limit) {
    super("the members and identifiers take more than the %d bytes that they may".formatted(limit));
    this.limit = limit;
  }

  /** What they may take, in bytes. */
  public long limit() {
    return limit;
  }
}
