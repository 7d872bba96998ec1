package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Tells the charset of a text without byte order mark by what it could not be. */
final class CharsetGuess {
  /** How many bytes from the first one that is not ASCII are looked at. */
  static final int WINDOW_BYTES = 256 << 10;

  /**
   * A damaged UTF-8 file is still UTF-8: bytes of another charset hardly ever form its sequences.
   */
  private static final int WELL_FORMED_FOR_EACH_ERROR = 10;

  private static final int LONGEST_CHARACTER = 4;

  private CharsetGuess() {}

  /**
   * The charset of {@code window[0, length)}, whose first byte begins a character: UTF-8 if that
   * fits, else windows-31j or EUC-JP, whichever leaves fewer errors. Text that is valid in both is
   * EUC-JP, which is the stricter of the two: hardly any windows-31j text is valid in it.
   */
  static Charset of(byte[] window, int length) {
    if (isUtf8(window, length)) {
      return UTF_8;
    }
    return errors(JapaneseCharsets.EUC_JP, window, length)
            <= errors(JapaneseCharsets.WINDOWS_31J, window, length)
        ? JapaneseCharsets.EUC_JP
        : JapaneseCharsets.WINDOWS_31J;
  }

  private static boolean isUtf8(byte[] window, int length) {
    long wellFormed = 0;
    long errors = 0;
    int at = Utf8.skipAscii(window, 0, length);
    while (at < length) {
      int bytes = Utf8.sequenceBytes(window, at, length);
      if (bytes > 0) {
        wellFormed++;
      } else if (!isCutOff(at, length)) {
        errors++;
      }
      at = Utf8.skipAscii(window, at + Math.max(bytes, 1), length);
    }
    return wellFormed >= WELL_FORMED_FOR_EACH_ERROR * errors;
  }

  private static int errors(Charset charset, byte[] window, int length) {
    CharsetDecoder decoder = JapaneseCharsets.decoder(charset);
    ByteBuffer bytes = ByteBuffer.wrap(window, 0, length);
    CharBuffer characters = CharBuffer.allocate(length);
    boolean isWhole = length < WINDOW_BYTES;
    int errors = 0;
    CoderResult result = decoder.decode(bytes, characters, isWhole);
    while (!result.isUnderflow()) {
      errors += isCutOff(bytes.position(), length) ? 0 : 1;
      bytes.position(bytes.position() + 1);
      result = decoder.decode(bytes, characters, isWhole);
    }
    return errors;
  }

  /** Whether a character that begins there may only be broken because the window ends. */
  private static boolean isCutOff(int at, int length) {
    return length == WINDOW_BYTES && at > length - LONGEST_CHARACTER;
  }
}
