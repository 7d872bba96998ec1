package audiencesync.local.engine;

/** A state ended with an error, by the name that Retry and Catch look at. */
final class StateFailure extends Exception {
  private static final long serialVersionUID = 1L;

  static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
  static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
  static final String RUNTIME = "States.Runtime";
  static final String TIMEOUT = "States.Timeout";

  private static final int MAX_CAUSE = 32_768;

  private final String error;
  private final String explanation;

  StateFailure(String error, String explanation) {
    super(error + ": " + explanation);
    this.error = error;
    this.explanation = explanation.substring(0, Math.min(explanation.length(), MAX_CAUSE));
  }

  /** A JSONata expression that failed, gave nothing, or gave a value of the wrong type. */
  static StateFailure query(String explanation) {
    return new StateFailure(QUERY_EVALUATION_ERROR, explanation);
  }

  String error() {
    return error;
  }

  /** What {@code $states.errorOutput.Cause} holds: never absent, empty when there is nothing. */
  String explanation() {
    return explanation;
  }
}
