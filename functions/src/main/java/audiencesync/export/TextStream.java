package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/**
 * A text as UTF-8 without byte order mark, whatever its charset. Unless the charset is given or
 * marked, it is decided by the first bytes that are not ASCII, however late they come; up to there
 * all charsets that are told apart are alike.
 */
final class TextStream extends InputStream {
  private static final int MARK_BYTES = 3;
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

  private InputStream text;
  private Charset charset;
  private boolean isDecided;

  private TextStream(InputStream text, Charset charset, boolean isDecided) throws IOException {
    this.text = withoutMark(charset.equals(UTF_8) ? text : new Transcoder(text, charset));
    this.charset = charset;
    this.isDecided = isDecided;
  }

  /** The text of {@code content}, in the charset that is given or in the one that is found. */
  static TextStream of(InputStream content, Optional<Charset> given) throws IOException {
    if (given.isPresent()) {
      return new TextStream(content, JapaneseCharsets.meant(given.get()), true);
    }
    PushbackInputStream peekable = new PushbackInputStream(content, MARK_BYTES);
    byte[] head = peekable.readNBytes(MARK_BYTES);
    peekable.unread(head);
    Optional<Charset> marked = marked(head);
    return new TextStream(peekable, marked.orElse(UTF_8), marked.isPresent());
  }

  private static Optional<Charset> marked(byte[] head) {
    if (Arrays.equals(head, UTF_8_MARK)) {
      return Optional.of(UTF_8);
    }
    if (begins(head, UTF_16LE_MARK)) {
      return Optional.of(UTF_16LE);
    }
    return begins(head, UTF_16BE_MARK) ? Optional.of(UTF_16BE) : Optional.empty();
  }

  private static boolean begins(byte[] head, byte[] mark) {
    return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
  }

  /** Here the mark of every charset has become that of UTF-8. */
  private static InputStream withoutMark(InputStream utf8) throws IOException {
    PushbackInputStream peekable = new PushbackInputStream(utf8, MARK_BYTES);
    byte[] head = peekable.readNBytes(MARK_BYTES);
    if (!Arrays.equals(head, UTF_8_MARK)) {
      peekable.unread(head);
    }
    return peekable;
  }

  /** The charset as far as it is known: UTF-8 until something says otherwise. */
  Charset charset() {
    return charset;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = text.read(into, from, length);
    if (isDecided || read <= 0) {
      return read;
    }
    int ascii = Utf8.skipAscii(into, from, from + read) - from;
    if (ascii == read) {
      return read;
    }
    decide(Arrays.copyOfRange(into, from + ascii, from + read));
    return ascii > 0 ? ascii : text.read(into, from, length);
  }

  /**
   * Looks at as many bytes as a guess takes, whatever was asked for, so that the size of blocks
   * decides nothing.
   */
  private void decide(byte[] begun) throws IOException {
    byte[] window = Arrays.copyOf(begun, Math.max(begun.length, CharsetGuess.WINDOW_BYTES));
    int length = begun.length + text.readNBytes(window, begun.length, window.length - begun.length);
    charset = CharsetGuess.of(window, Math.min(length, CharsetGuess.WINDOW_BYTES));
    InputStream again = new SequenceInputStream(new ByteArrayInputStream(window, 0, length), text);
    text = charset.equals(UTF_8) ? again : new Transcoder(again, charset);
    isDecided = true;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
