package audiencesync.local.line;

import java.util.HexFormat;
import java.util.Locale;

/**
 * A member in four longs: the digest of a hash, or an IFA's 128 bits with a mask of its upper-case
 * digits, so that the line can be given back exactly as it was sent.
 */
final class MemberCode {
  static final int LONGS = 4;
  private static final int HASH_LENGTH = 64;
  private static final int IFA_LENGTH = 36;
  private static final String IFA_HYPHENS = "........-....-....-....-............";

  private MemberCode() {}

  /** What a line can be. */
  enum Kind {
    HASH,
    IFA,
    NEITHER
  }

  /** Encodes a line without its end. {@code code} holds nothing of use when it is neither. */
  static Kind encode(byte[] line, int length, long[] code) {
    if (length == HASH_LENGTH) {
      return encodeHash(line, code) ? Kind.HASH : Kind.NEITHER;
    }
    return length == IFA_LENGTH && encodeIfa(line, code) ? Kind.IFA : Kind.NEITHER;
  }

  private static boolean encodeHash(byte[] line, long[] code) {
    int wrong = 0;
    for (int i = 0; i < LONGS; i++) {
      long word = 0;
      for (int j = 0; j < 16; j++) {
        byte b = line[16 * i + j];
        int digit = digit(b);
        wrong |= digit | (isUpper(b) ? -1 : 0);
        word = word << 4 | digit;
      }
      code[i] = word;
    }
    return wrong >= 0;
  }

  private static boolean encodeIfa(byte[] line, long[] code) {
    long[] words = new long[2];
    long upper = 0;
    int digits = 0;
    for (int i = 0; i < IFA_LENGTH; i++) {
      boolean hyphen = IFA_HYPHENS.charAt(i) == '-';
      if (hyphen ? line[i] != '-' : digit(line[i]) < 0) {
        return false;
      }
      if (!hyphen) {
        words[digits / 16] = words[digits / 16] << 4 | digit(line[i]);
        upper |= isUpper(line[i]) ? 1L << digits : 0;
        digits++;
      }
    }
    code[0] = words[0];
    code[1] = words[1];
    code[2] = upper;
    code[3] = 0;
    return true;
  }

  /** The line that was encoded at an offset. */
  static String decode(Kind kind, long[] codes, int offset) {
    HexFormat hex = HexFormat.of();
    String digits = hex.toHexDigits(codes[offset]) + hex.toHexDigits(codes[offset + 1]);
    return kind == Kind.HASH
        ? digits + hex.toHexDigits(codes[offset + 2]) + hex.toHexDigits(codes[offset + 3])
        : ifa(digits, codes[offset + 2]);
  }

  private static String ifa(String digits, long upper) {
    StringBuilder line = new StringBuilder(IFA_LENGTH);
    int next = 0;
    for (int i = 0; i < IFA_LENGTH; i++) {
      if (IFA_HYPHENS.charAt(i) == '-') {
        line.append('-');
      } else {
        String digit = digits.substring(next, next + 1);
        line.append((upper >>> next & 1) == 1 ? digit.toUpperCase(Locale.ROOT) : digit);
        next++;
      }
    }
    return line.toString();
  }

  /** -1 when it is none. */
  private static int digit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'F';
  }
}
