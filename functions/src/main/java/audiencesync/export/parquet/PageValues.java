package audiencesync.export.parquet;

/**
 * The values of one page that are not null, one after another: a cursor. A value is either {@link
 * #bits} or the slice {@code [start, end)} of {@link #bytes}, by its {@link PhysicalType}.
 */
abstract class PageValues {
  byte[] bytes = {};
  int start;
  int end;
  long bits;

  /** Goes to the next value. */
  abstract void next();
}
