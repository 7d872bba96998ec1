package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.export.codec.Bytes;
import java.nio.charset.Charset;
import java.util.Optional;

/** What a text's first bytes say about its charset. */
final class TextHead {
  /** How many bytes are looked at. */
  static final int BYTES = 1 << 10;

  private static final int BYTES_OF_UTF_32 = 4;
  private static final int FEWEST_HALVES = 2;
  private static final int UNITS_FOR_EACH_HALF = 16;

  private final String key;
  private final byte[] bytes;

  /** The first bytes of the object {@code key}, or all. */
  TextHead(String key, byte[] bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  /** The object's name. */
  String key() {
    return key;
  }

  boolean isJson() {
    return new JsonLinesHead(bytes).isJson();
  }

  /** The charset that is given or marked; else ASCII, until the text goes beyond it. */
  CharsetFinding finding(Optional<Charset> given) {
    checkForUtf32(given.isEmpty());
    Optional<Charset> marked = ByteOrderMark.charset(bytes);
    if (given.isPresent()) {
      Charset meant = JapaneseCharsets.meant(given.get());
      marked.ifPresent(mark -> checkAgreement(meant, mark));
      return CharsetFinding.of(meant, CharsetCertainty.GIVEN);
    }
    if (marked.isEmpty()) {
      checkForUtf16();
    }
    return marked
        .map(charset -> CharsetFinding.of(charset, CharsetCertainty.MARKED))
        .orElseGet(() -> CharsetFinding.of(UTF_8, CharsetCertainty.ASCII));
  }

  private void checkAgreement(Charset given, Charset marked) {
    if (!marked.name().startsWith(given.name())) {
      throw new ExportException(
          ("%s begins with the byte order mark of %s, but \"charset\" says %s. Correct it, or set"
                  + " it to AUTO.")
              .formatted(key, marked.name(), given.name()));
    }
  }

  private void checkForUtf32(boolean isOpen) {
    boolean isUtf32 =
        ByteOrderMark.isOfUtf32(bytes) || (isOpen && (isUtf32(0, 1) || isUtf32(3, 2)));
    if (isUtf32) {
      throw new ExportException(key + " is UTF-32, which is not read. Export it as UTF-8.");
    }
  }

  /**
   * Whether every four bytes are one character: the highest byte is always zero, the second always
   * small, and no character is zero.
   */
  private boolean isUtf32(int highest, int second) {
    int units = bytes.length / BYTES_OF_UTF_32;
    boolean isUtf32 = units >= FEWEST_HALVES;
    for (int unit = 0; unit < units && isUtf32; unit++) {
      int at = BYTES_OF_UTF_32 * unit;
      isUtf32 =
          bytes[at + highest] == 0
              && (bytes[at + second] & 0xFF) <= Character.MAX_CODE_POINT >> 16
              && Bytes.intAt(bytes, at) != 0;
    }
    return isUtf32;
  }

  /** Half of an ASCII character of UTF-16 is zero, always the same half. */
  private void checkForUtf16() {
    int[] zeros = new int[2];
    for (int at = 0; at < bytes.length; at++) {
      zeros[at % 2] += bytes[at] == 0 ? 1 : 0;
    }
    int halves = Math.max(zeros[0], zeros[1]);
    if (Math.min(zeros[0], zeros[1]) == 0
        && halves >= FEWEST_HALVES
        && halves >= bytes.length / 2 / UNITS_FOR_EACH_HALF) {
      throw new ExportException(
          key
              + " seems to be UTF-16 without a byte order mark. Export it with its mark, or as"
              + " UTF-8.");
    }
  }
}
