package audiencesync.audience;

/**
 * Receives every row of one object, each by exactly one of three calls. Used by one thread at a
 * time; several sinks of one {@link AudiencePreparation} may be fed at once.
 */
public interface RowSink {
  /** A row that can be read and passes the filter. {@code row} is reused by the caller. */
  void accept(Row row);

  /** A row that can be read and that the filter leaves out. */
  void filteredOut();

  /** A row that cannot be read; {@code line} is the line on which it begins, counted from 1. */
  void reject(RowFault fault, long line);

  /** The rows have come to an end, at least for now: what waits for others need not wait. */
  default void end() {}
}
