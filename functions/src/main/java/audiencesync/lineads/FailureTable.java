package audiencesync.lineads;

import audiencesync.lineads.NoAnswerException.Stage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What each answer that is not a success means: whether it passes, and what a person can do. */
final class FailureTable {
  /** LINE allows 15; what is off by more than this is worth saying. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

  private static final String LOOK_FIRST =
      " LINE may have taken the file all the same, so it is looked for before it is sent again.";

  private FailureTable() {}

  /**
   * The failure for an answer that is not 2xx.
   *
   * @param now our time when the answer came
   */
  static RuntimeException refused(Operation operation, Answer answer, Instant now) {
    Optional<ErrorReason> reason = AnswerReader.reason(answer.body());
    int status = answer.status();
    boolean inDoubt = inDoubt(status) && operation.changesSomething();
    String said =
        "LINE answered "
            + status
            + reason.map(r -> " (" + r.name() + ")").orElse("")
            + " to "
            + operation.words()
            + ": ";
    String message = said + meaning(answer, reason, now) + (inDoubt ? LOOK_FIRST : "");
    FailedCall failed = new FailedCall(status, reason, message);
    return passes(status, reason)
        ? new RetryableLineAdsException(failed, inDoubt, null)
        : new RejectedLineAdsException(failed);
  }

  /** The failure for a success whose text we cannot read. */
  static RetryableLineAdsException unreadable(
      Operation operation, int status, UnreadableAnswerException e) {
    boolean inDoubt = operation.changesSomething();
    String message =
        "LINE answered "
            + status
            + " to "
            + operation.words()
            + " and the answer cannot be read: "
            + e.getMessage()
            + ". If this goes on, check that the base URL is LINE's and that no proxy answers in"
            + " its place."
            + (inDoubt ? LOOK_FIRST : "");
    return new RetryableLineAdsException(
        new FailedCall(status, Optional.empty(), message), inDoubt, null);
  }

  /** The failure for a call without an answer. */
  static RetryableLineAdsException unanswered(Operation operation, NoAnswerException e) {
    boolean inDoubt = e.stage() != Stage.CONNECTING && operation.changesSomething();
    String message = unanswered(operation.words(), e) + (inDoubt ? LOOK_FIRST : "");
    return new RetryableLineAdsException(
        new FailedCall(0, Optional.empty(), message), inDoubt, e.getCause());
  }

  private static String unanswered(String words, NoAnswerException e) {
    return switch (e.stage()) {
      case CONNECTING -> "LINE could not be reached for " + words + ": " + unreachable(e);
      case SENDING ->
          "LINE hung up on "
              + words
              + " before all of it was sent. If this goes on, LINE refuses the request or the file.";
      case WAITING -> "LINE did not answer to " + words + ": " + broken(e);
    };
  }

  private static String broken(NoAnswerException e) {
    return e.getCause() instanceof SocketTimeoutException
        ? "it kept silent for too long."
        : "the connection broke.";
  }

  private static String unreachable(NoAnswerException e) {
    return e.getCause() instanceof SSLException
        ? "no secure connection came about. Check whether a proxy stands in between."
        : "no connection came about. Check the base URL and the way out of this network.";
  }

  private static boolean passes(int status, Optional<ErrorReason> reason) {
    return switch (status) {
      case 400 -> reason.map(ErrorReason::passes).orElse(false);
      case 408, 429 -> true;
      default -> isBeyondClientErrors(status);
    };
  }

  /** Whether LINE may have acted before it failed. */
  private static boolean inDoubt(int status) {
    return status == 408 || isBeyondClientErrors(status);
  }

  private static boolean isBeyondClientErrors(int status) {
    return status < 300 || status >= 500;
  }

  private static String meaning(Answer answer, Optional<ErrorReason> reason, Instant now) {
    int status = answer.status();
    return switch (status) {
      case 400 -> badRequest(reason);
      case 401 -> unauthorized(answer.date(), now);
      case 403 -> forbidden(reason);
      case 404 ->
          "there is no such address. Check the base URL (https://ads.line.me/api) and the ad"
              + " account id.";
      case 408 -> "the request took too long.";
      case 413 -> "the file is larger than LINE takes at once.";
      case 429 ->
          "too many requests at once (LINE takes 10 a second for one access key, and 3 REPLACE"
              + " uploads for one ad account). Nothing was taken; it is tried again later.";
      default -> unusual(status);
    };
  }

  private static String badRequest(Optional<ErrorReason> reason) {
    if (reason.map(ErrorReason::passes).orElse(false)) {
      return "LINE is busy with something else there. It is tried again later.";
    }
    return reason
        .map(ErrorReason::words)
        .filter(words -> !words.isEmpty())
        .map(words -> words + ".")
        .orElse(
            "it does not accept the request as it is. Sending it again does not help; LINE's API"
                + " may have changed.");
  }

  private static String unauthorized(Optional<Instant> lineTime, Instant now) {
    String keys =
        "it does not accept the signature. Compare access key and secret key in the Ads API setting"
            + " with the Group's page in LINE Ads Manager: a secret key that was issued again"
            + " ends the one before.";
    return lineTime
            .map(theirs -> Duration.between(theirs, now))
            .filter(ahead -> ahead.abs().compareTo(CLOCK_TOLERANCE) > 0)
            .map(FailureTable::clock)
            .orElse("")
        + keys;
  }

  private static String clock(Duration ahead) {
    return "this machine's clock is "
        + ahead.abs().toMinutes()
        + " minutes "
        + (ahead.isNegative() ? "behind" : "ahead of")
        + " LINE's, and LINE allows 15: set the clock first. Otherwise, ";
  }

  private static String forbidden(Optional<ErrorReason> reason) {
    String words = reason.map(ErrorReason::words).orElse("");
    return words.isEmpty()
        ? "the keys are right, but their Group may not do this. In LINE Ads Manager, check that the"
            + " Group's API application is for \"Data Provider (General)\" (the one for reports or"
            + " for Ad Tech can only read), and that the ad account is linked to the Group."
        : words + ".";
  }

  private static String unusual(int status) {
    if (status >= 300 && status < 400) {
      return "it points to another address, and a signed request is never sent on. Check the base"
          + " URL (https://ads.line.me/api).";
    }
    return isBeyondClientErrors(status)
        ? "LINE has a fault of its own. It is tried again later."
        : "it does not accept the request. Sending it again does not help.";
  }
}
