package audiencesync.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Words for a call to AWS that failed; nothing of the request's content is repeated. */
final class AwsFailure {
  private static final int FORBIDDEN = 403;

  private AwsFailure() {}

  /**
   * One sentence.
   *
   * @param what what the call was to do: {@code read connectors/members.json}
   */
  static String message(String service, String what, SdkException failure) {
    if (failure instanceof AwsServiceException answered) {
      return service + " refused to " + what + ": " + reason(answered) + advice(answered);
    }
    return service
        + " did not answer when asked to "
        + what
        + " ("
        + failure.getClass().getSimpleName()
        + "). Look at the network and at AWS's health page; running again is safe.";
  }

  private static String reason(AwsServiceException answered) {
    String code = answered.awsErrorDetails() == null ? "" : answered.awsErrorDetails().errorCode();
    return "status " + answered.statusCode() + (code == null || code.isEmpty() ? "" : " " + code);
  }

  private static String advice(AwsServiceException answered) {
    return answered.statusCode() == FORBIDDEN
        ? ". Look at the function's role and, for encrypted data, at the key's policy."
        : ". Running again is safe.";
  }
}
