package audiencesync.audience;

/**
 * Turns the rows of a run into the audience that is sent: joins them, normalises and hashes the
 * identifiers, keeps each once, sorts and counts. One per run.
 *
 * <p>Ask for a sink for each object and feed it that object's rows. Several threads may feed sinks
 * at once, each sink by one thread at a time. All rows of the segment come before the first request
 * for an identity sink; all rows come before {@link #finish()}, and are seen by its thread (join
 * the others, or take their futures). A row that comes later is refused with an {@link
 * IllegalStateException}.
 *
 * <p>Memory: what {@link MemoryNeed} says, and 27 KB a sink whose rows have not come to an end. The
 * result depends on the rows only, not on their order, their files or the threads.
 */
public final class AudiencePreparation {
  private final Preparation preparation;
  private boolean finished;

  private AudiencePreparation(Preparation preparation) {
    this.preparation = preparation;
  }

  /**
   * For a segment that names users and an identity export that holds their identifiers.
   *
   * @param memory how many bytes members and identifiers may take; with more of them, a sink throws
   *     a {@link MemoryFullException}. {@link MemoryNeed#roomOf} says how many a heap has.
   */
  public static AudiencePreparation joined(IdentifierRule rule, long memory) {
    return new AudiencePreparation(new JoinedPreparation(rule, new RecordMemory(memory)));
  }

  /**
   * For a segment that carries the identifier itself. Every row counts, two of one user both.
   *
   * @param userIdMapped whether a row without a user id is left out
   * @param memory as for {@link #joined}
   */
  public static AudiencePreparation segmentOnly(
      IdentifierRule rule, boolean userIdMapped, long memory) {
    return new AudiencePreparation(
        new SegmentOnlyPreparation(rule, new Everyone(userIdMapped), new RecordMemory(memory)));
  }

  /**
   * Takes the rows of one object of the segment.
   *
   * @param key the object's name, for rejected rows
   * @throws IllegalStateException once an identity sink was asked for
   */
  public synchronized RowSink segmentRows(String key) {
    requireUnfinished();
    return preparation.segmentRows(key);
  }

  /**
   * Takes the rows of one object of the identity export. The first call completes the segment.
   *
   * @param key the object's name, for rejected rows
   * @throws IllegalStateException when the segment carries the identifier
   */
  public synchronized RowSink identityRows(String key) {
    requireUnfinished();
    return preparation.identityRows(key);
  }

  /**
   * Completes the audience. To be called once, after the last row.
   *
   * @throws IllegalStateException when the counts do not add up
   */
  public synchronized PreparedAudience finish() {
    requireUnfinished();
    finished = true;
    return preparation.finish();
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("this preparation is finished: a new run needs a new one");
    }
  }
}
