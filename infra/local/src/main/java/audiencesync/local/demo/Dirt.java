package audiencesync.local.demo;

import java.util.Locale;

/** How an address that can be used is written in an export. */
enum Dirt {
  NONE,
  UPPER_CASE,
  SPACES,
  IDEOGRAPHIC_SPACES,
  FULL_WIDTH,
  FULL_WIDTH_AT,
  /** U+2010, which Japanese input methods like to write for a hyphen. */
  TYPOGRAPHIC_HYPHENS,
  ALL_AT_ONCE;

  private static final int FULL_WIDTH_OFFSET = 0xfee0;

  String on(String address) {
    return switch (this) {
      case NONE -> address;
      case UPPER_CASE -> address.toUpperCase(Locale.ROOT);
      case SPACES -> "  " + address + " ";
      case IDEOGRAPHIC_SPACES -> "\u3000" + address + "\u3000";
      case FULL_WIDTH -> fullWidth(address);
      case FULL_WIDTH_AT -> address.replace('@', '\uff20');
      case TYPOGRAPHIC_HYPHENS -> address.replace('-', '\u2010');
      case ALL_AT_ONCE -> "\u3000" + fullWidth(address.toUpperCase(Locale.ROOT)) + " ";
    };
  }

  private static String fullWidth(String ascii) {
    StringBuilder wide = new StringBuilder();
    ascii.chars().forEach(c -> wide.append((char) (c + FULL_WIDTH_OFFSET)));
    return wide.toString();
  }
}
