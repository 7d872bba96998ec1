package audiencesync.lineads;

import java.io.IOException;

/** A call that ended without an answer. */
final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean connected;

  /**
   * @param connected whether LINE may have got the request
   */
  NoAnswerException(boolean connected, IOException cause) {
    super(cause);
    this.connected = connected;
  }

  boolean connected() {
    return connected;
  }
}
