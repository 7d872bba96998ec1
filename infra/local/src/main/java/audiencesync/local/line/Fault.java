package audiencesync.local.line;

import java.time.Duration;
import java.util.Optional;

/** How a request goes wrong. */
public sealed interface Fault {
  /** Does not. */
  static Fault none() {
    return new None();
  }

  /** Answers this status without doing anything; a body has been read. */
  static Fault status(int status) {
    return new Status(status, Optional.empty());
  }

  /** The same, with one of LINE's reasons. */
  static Fault status(int status, String reason) {
    return new Status(status, Optional.of(reason));
  }

  /** Hangs up without having read the body. */
  static Fault dropBeforeReading() {
    return Drop.BEFORE_READING;
  }

  /** Reads everything, takes nothing, and hangs up. */
  static Fault dropBeforeAccepting() {
    return Drop.BEFORE_ACCEPTING;
  }

  /** Takes what was sent, and hangs up without an answer. */
  static Fault dropAfterAccepting() {
    return Drop.AFTER_ACCEPTING;
  }

  /** Takes what was sent, and hangs up in the middle of the answer. */
  static Fault cutAnswer() {
    return Drop.WITHIN_THE_ANSWER;
  }

  /** Takes what was sent, and answers only after a while. */
  static Fault answerAfter(Duration wait) {
    return new Late(wait);
  }

  /** Takes what was sent, and answers something that is not JSON with the right status. */
  static Fault garbledAnswer() {
    return new Garbled();
  }

  /** Takes a file, and then cannot process it. */
  static Fault failedJob(String failedType) {
    return new FailedJob(failedType);
  }

  /** Takes what was sent, and lists no upload job: as if they had come this very moment. */
  static Fault laggingList() {
    return new Lagging();
  }

  record None() implements Fault {}

  record Status(int status, Optional<String> reason) implements Fault {}

  enum Drop implements Fault {
    BEFORE_READING,
    BEFORE_ACCEPTING,
    AFTER_ACCEPTING,
    WITHIN_THE_ANSWER
  }

  record Late(Duration pause) implements Fault {}

  record Garbled() implements Fault {}

  record Lagging() implements Fault {}

  record FailedJob(String failedType) implements Fault {}
}
