package audiencesync.export;

import audiencesync.audience.RowFault;
import java.util.Arrays;
import java.util.Optional;

/** Collects the values of one row as UTF-8; used again for the next. */
final class Utf8Buffer {
  private static final int BYTES_OF_A_CHAR = 3;

  private final int maxValue;
  private byte[] bytes = new byte[1024];
  private int length;

  Utf8Buffer(int maxValue) {
    this.maxValue = maxValue;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /** Adds a value, or says why it is not one: too long, or half of a surrogate pair. */
  Optional<RowFault> append(char[] text, int from, int count) {
    int start = length;
    reserve(count);
    for (int at = from; at < from + count; at++) {
      if (Character.isSurrogate(text[at])) {
        int codePoint = Character.codePointAt(text, at, from + count);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
          return Optional.of(RowFault.INVALID_ENCODING);
        }
        putSupplementary(codePoint);
        at++;
      } else {
        put(text[at]);
      }
    }
    return length - start > maxValue ? Optional.of(RowFault.BROKEN_ROW) : Optional.empty();
  }

  private void reserve(int characters) {
    int needed = length + BYTES_OF_A_CHAR * characters;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }

  private void put(char c) {
    if (c < 0x80) {
      bytes[length++] = (byte) c;
      return;
    }
    if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | c >> 6);
    } else {
      bytes[length++] = (byte) (0xE0 | c >> 12);
      bytes[length++] = continuation(c >> 6);
    }
    bytes[length++] = continuation(c);
  }

  private void putSupplementary(int codePoint) {
    bytes[length++] = (byte) (0xF0 | codePoint >> 18);
    bytes[length++] = continuation(codePoint >> 12);
    bytes[length++] = continuation(codePoint >> 6);
    bytes[length++] = continuation(codePoint);
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }
}
