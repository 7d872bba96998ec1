package audiencesync.lineads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file's bytes, counted against the size that was promised. Its failures are unchecked: they are
 * ours, and must not be taken for a broken connection to LINE.
 */
final class SizedContent implements AutoCloseable {
  private final Upload upload;
  private final InputStream in;
  private long count;

  SizedContent(Upload upload) {
    this.upload = upload;
    try {
      this.in = upload.content().open();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Fills a buffer from its start.
   *
   * @return how many bytes; -1 when the promised number of them has been read, and not one more
   * @throws IllegalStateException when there are fewer or more than promised
   */
  int read(byte[] buffer) {
    int length = readSome(buffer);
    count += Math.max(0, length);
    boolean wrong = length < 0 ? count != upload.bytes() : count > upload.bytes();
    if (wrong) {
      throw new IllegalStateException(
          "the file "
              + upload.fileName()
              + " was to have "
              + upload.bytes()
              + " bytes and has "
              + (length < 0 ? count : "more")
              + ": it changed after it was prepared. The upload was broken off; start a new run.");
    }
    return length;
  }

  private int readSome(byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException(
        "the prepared file " + upload.fileName() + " could not be read; nothing was uploaded", e);
  }
}
