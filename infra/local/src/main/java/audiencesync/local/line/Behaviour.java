package audiencesync.local.line;

/**
 * How the simulated LINE behaves where LINE's documentation leaves it open, or where time passes.
 *
 * @param timing how many reads things take
 * @param unprocessedShare share of a file's lines that LINE does not count as processed, 0 to 1
 * @param duplicateNames what a create under a taken name does
 * @param ids how ids look in JSON
 * @param end what an audience becomes once its files are processed
 * @param limits how much is taken at once
 */
public record Behaviour(
    Timing timing,
    double unprocessedShare,
    DuplicateNames duplicateNames,
    IdForm ids,
    AudienceEnd end,
    Limits limits) {
  /** Quick, and otherwise as documented; of a hundred lines, two are nobody's. */
  public static final Behaviour DEFAULT =
      new Behaviour(
          new Timing(1, 1, 1),
          0.02,
          DuplicateNames.ALLOWED,
          IdForm.AS_DOCUMENTED,
          AudienceEnd.READY,
          Limits.DOCUMENTED);

  public Behaviour {
    if (unprocessedShare < 0 || unprocessedShare > 1) {
      throw new IllegalArgumentException("unprocessedShare is not between 0 and 1");
    }
  }

  public Behaviour withTiming(Timing other) {
    return new Behaviour(other, unprocessedShare, duplicateNames, ids, end, limits);
  }

  public Behaviour withUnprocessedShare(double other) {
    return new Behaviour(timing, other, duplicateNames, ids, end, limits);
  }

  public Behaviour withDuplicateNames(DuplicateNames other) {
    return new Behaviour(timing, unprocessedShare, other, ids, end, limits);
  }

  public Behaviour withIds(IdForm other) {
    return new Behaviour(timing, unprocessedShare, duplicateNames, other, end, limits);
  }

  public Behaviour withEnd(AudienceEnd other) {
    return new Behaviour(timing, unprocessedShare, duplicateNames, ids, other, limits);
  }

  public Behaviour withLimits(Limits other) {
    return new Behaviour(timing, unprocessedShare, duplicateNames, ids, end, other);
  }

  /** How many of the processed lines of a file LINE counts. */
  long processed(long lines) {
    return lines - (long) Math.floor(lines * unprocessedShare);
  }

  /**
   * How many reads things take.
   *
   * @param queued reads of the upload jobs that show a job QUEUED
   * @param working further reads that show it WORKING; the next one shows its end
   * @param inProgress reads of the audience list that show an audience IN_PROGRESS after its last
   *     job has ended
   */
  public record Timing(int queued, int working, int inProgress) {}

  /**
   * How much is taken at once.
   *
   * @param requestsPerSecond for one access key
   * @param replacesAtOnce REPLACE uploads whose jobs have not ended, for one ad account
   */
  public record Limits(int requestsPerSecond, int replacesAtOnce) {
    public static final Limits DOCUMENTED = new Limits(10, 3);
  }

  /** Sources disagree about a second audience of the same name. */
  public enum DuplicateNames {
    ALLOWED,
    /** 400 with {@code AUDIENCE_GROUP_NAME_DUPLICATE}. */
    REFUSED
  }

  /** The specification writes ids as text in the audience list and as numbers elsewhere. */
  public enum IdForm {
    AS_DOCUMENTED,
    TEXT,
    NUMBER
  }

  /** What an audience becomes. */
  public enum AudienceEnd {
    READY,
    FAILED,
    EXPIRED,
    /** It stays IN_PROGRESS. */
    NEVER_READY
  }
}
