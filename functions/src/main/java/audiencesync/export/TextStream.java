package audiencesync.export;

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
 * marked, it is concluded from the first bytes that are not ASCII, however late they come; up to
 * there all charsets that are told apart are alike.
 */
final class TextStream extends InputStream {
  /** How many bytes from the first one that is not ASCII are looked at. */
  static final int WINDOW_BYTES = 256 << 10;

  /** How many, as long as they leave two charsets. */
  static final int LONGEST_WINDOW_BYTES = 4 << 20;

  private InputStream text;
  private CharsetFinding finding;
  private final boolean isJson;
  private final EscapedJapanese escapes;
  private boolean isDecided;
  private boolean isAsciiSoFar;

  private TextStream(InputStream text, CharsetFinding finding, TextHead head) throws IOException {
    this.text = ByteOrderMark.skipUtf8(inUtf8(text, finding.charset()));
    this.finding = finding;
    this.isJson = head.isJson();
    this.escapes = new EscapedJapanese(head.key());
    this.isDecided = finding.certainty() != CharsetCertainty.ASCII;
    this.isAsciiSoFar = !finding.charset().name().startsWith("UTF-16");
  }

  private static InputStream inUtf8(InputStream text, Charset charset) {
    return charset.equals(UTF_8) ? text : new Transcoder(text, charset);
  }

  /**
   * The text of the object {@code key}, in the charset that is given or in the one that is found.
   */
  static TextStream of(InputStream content, String key, Optional<Charset> given)
      throws IOException {
    PushbackInputStream peekable = new PushbackInputStream(content, TextHead.BYTES);
    byte[] bytes = peekable.readNBytes(TextHead.BYTES);
    peekable.unread(bytes);
    TextHead head = new TextHead(key, bytes);
    return new TextStream(peekable, head.finding(given), head);
  }

  /** The charset as far as it is known: UTF-8 until something says otherwise. */
  CharsetFinding finding() {
    return finding;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = text.read(into, from, length);
    if (!isAsciiSoFar || read <= 0) {
      return read;
    }
    int ascii = escapes.skipAscii(into, from, from + read) - from;
    if (ascii == read) {
      return read;
    }
    isAsciiSoFar = false;
    if (isDecided) {
      return read;
    }
    decide(Arrays.copyOfRange(into, from + ascii, from + read));
    return ascii > 0 ? ascii : text.read(into, from, length);
  }

  /**
   * Looks at as many bytes as it takes, whatever was asked for, so that the size of blocks decides
   * nothing.
   */
  private void decide(byte[] begun) throws IOException {
    byte[] window = begun;
    int judged = WINDOW_BYTES;
    while (true) {
      window = filled(window, judged);
      CharsetGuess guess = isJson ? CharsetGuess.ofJson() : CharsetGuess.ofText();
      finding = guess.judge(window, Math.min(window.length, judged), window.length < judged);
      boolean isClear = finding.certainty() != CharsetCertainty.AMBIGUOUS;
      if (isClear || window.length < judged || judged == LONGEST_WINDOW_BYTES) {
        break;
      }
      judged *= 2;
    }
    text =
        inUtf8(new SequenceInputStream(new ByteArrayInputStream(window), text), finding.charset());
    isDecided = true;
  }

  /** {@code begun}, with what follows it when it is shorter than that. */
  private byte[] filled(byte[] begun, int length) throws IOException {
    if (begun.length >= length) {
      return begun;
    }
    byte[] filled = Arrays.copyOf(begun, length);
    int read = text.readNBytes(filled, begun.length, length - begun.length);
    int filledTo = begun.length + read;
    return filledTo == length ? filled : Arrays.copyOf(filled, filledTo);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
