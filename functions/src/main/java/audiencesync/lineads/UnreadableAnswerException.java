package audiencesync.lineads;

/**
 * LINE accepted a call and what it said is not in its specification's form. Carries no cause: a
 * parser's message quotes what it parsed.
 */
final class UnreadableAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what is missing or wrong, without a value of LINE's
   */
  UnreadableAnswerException(String what) {
    super(what);
  }
}
