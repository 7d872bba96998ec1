package audiencesync.lineads;

import java.io.IOException;

/** A call that ended without an answer. */
final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Stage stage;

  NoAnswerException(Stage stage, IOException cause) {
    super(cause);
    this.stage = stage;
  }

  /** How far the call came. */
  Stage stage() {
    return stage;
  }

  /** How far a call can come without an answer. */
  enum Stage {
    /** LINE got nothing. */
    CONNECTING,
    /** LINE got a part of the request, and may have answered in words that we could not read. */
    SENDING,
    /** LINE may have got everything. */
    WAITING
  }
}
