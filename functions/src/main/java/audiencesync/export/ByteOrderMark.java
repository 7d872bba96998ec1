package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** What a text may begin with to say its charset. */
final class ByteOrderMark {
  private static final byte[] OF_UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] OF_UTF_16LE = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] OF_UTF_16BE = {(byte) 0xFE, (byte) 0xFF};

  private static final byte[] OF_UTF_32LE = {(byte) 0xFF, (byte) 0xFE, 0, 0};
  private static final byte[] OF_UTF_32BE = {0, 0, (byte) 0xFE, (byte) 0xFF};

  private ByteOrderMark() {}

  /** Whether the text begins with the mark of UTF-32, which in part is that of UTF-16. */
  static boolean isOfUtf32(byte[] head) {
    return begins(head, OF_UTF_32LE) || begins(head, OF_UTF_32BE);
  }

  /** The charset whose mark the text begins with. */
  static Optional<Charset> charset(byte[] head) {
    if (begins(head, OF_UTF_8)) {
      return Optional.of(UTF_8);
    }
    if (begins(head, OF_UTF_16LE)) {
      return Optional.of(UTF_16LE);
    }
    return begins(head, OF_UTF_16BE) ? Optional.of(UTF_16BE) : Optional.empty();
  }

  private static boolean begins(byte[] head, byte[] mark) {
    return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
  }

  /**
   * The text without its mark. The mark of every charset is that of UTF-8, once it is UTF-8. A
   * program that adds one to a text that has one makes two.
   */
  static InputStream skipUtf8(InputStream utf8) throws IOException {
    PushbackInputStream peekable = new PushbackInputStream(utf8, OF_UTF_8.length);
    byte[] head = peekable.readNBytes(OF_UTF_8.length);
    while (Arrays.equals(head, OF_UTF_8)) {
      head = peekable.readNBytes(OF_UTF_8.length);
    }
    peekable.unread(head);
    return peekable;
  }
}
