package audiencesync.export;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** The charsets of Japanese exports, as their writers mean them. */
final class JapaneseCharsets {
  static final Charset WINDOWS_31J = Charset.forName("windows-31j");
  static final Charset EUC_JP = Charset.forName("EUC-JP");

  private static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");

  /** EUC-JP with the vendor characters (①, 髙) that Windows programs write into it. */
  private static final Charset EUC_JP_WITH_VENDOR_ROWS = Charset.forName("x-eucJP-Open");

  private JapaneseCharsets() {}

  /**
   * What a charset's name means in an export: Shift_JIS is what Windows makes of it, as in the
   * WHATWG Encoding Standard.
   */
  static Charset meant(Charset named) {
    return named.equals(SHIFT_JIS) ? WINDOWS_31J : named;
  }

  /** A decoder that reports what it cannot decode. */
  static CharsetDecoder decoder(Charset charset) {
    return (charset.equals(EUC_JP) ? EUC_JP_WITH_VENDOR_ROWS : charset)
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
