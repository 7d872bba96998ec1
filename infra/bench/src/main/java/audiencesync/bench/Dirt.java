package audiencesync.bench;

import java.util.Locale;

/** What happens to values on their way into an export; shares as one meets them. */
final class Dirt {
  private static final int PARTS = 1_000;

  private Dirt() {}

  /**
   * An address as some row writes it.
   *
   * @param value the address in normal form
   * @param at from 0 to 999
   */
  static String email(String value, int at) {
    if (at < 15) {
      return "";
    }
    if (at < 20) {
      return "n/a";
    }
    if (at < 24) {
      return value.replace('@', '_');
    }
    if (at < 34) {
      return value.toUpperCase(Locale.ROOT);
    }
    if (at < 39) {
      return fullWidth(value);
    }
    return at < 44 ? " " + value + " " : value;
  }

  /** Whether such an address can be sent. */
  static boolean isEmailUsable(int at) {
    return at >= 24;
  }

  /**
   * A telephone number as some row writes it.
   *
   * @param value the number as it is dialled
   * @param at from 0 to 999
   */
  static String phone(String value, int at) {
    if (at < 40) {
      return "";
    }
    if (at < 45) {
      return value.substring(0, 7);
    }
    if (at < 450) {
      return value;
    }
    String spaced = value.substring(0, 3) + "-" + value.substring(3, 7) + "-" + value.substring(7);
    if (at < 940) {
      return spaced;
    }
    return at < 990 ? "+81 " + spaced.substring(1) : fullWidth(spaced);
  }

  /** Whether such a number can be sent. */
  static boolean isPhoneUsable(int at) {
    return at >= 45;
  }

  static boolean isUsable(Kind kind, int at) {
    return kind == Kind.EMAIL ? isEmailUsable(at) : isPhoneUsable(at);
  }

  /** The place of a row's value among {@value #PARTS}, which says what is done to it. */
  static int of(People people, Kind kind, long row) {
    return people.percentile(row, kind.salt, PARTS);
  }

  private static String fullWidth(String value) {
    StringBuilder wide = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      wide.append((char) (value.charAt(i) + ('\uFF01' - '!')));
    }
    return wide.toString();
  }
}
