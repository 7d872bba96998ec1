package audiencesync.sync.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them, alike in both languages: 1,234,567 and 2.5. */
final class Figures {
  private Figures() {}

  static String grouped(Number number) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    return new DecimalFormat("#,##0.##########", symbols).format(number);
  }

  /** The beginning of a text, at most that many characters and a dot that says so. */
  static String clipped(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
  }

  /**
   * What share of {@code whole} a part is, in percent with one decimal; of nothing it is 0. What is
   * not nothing does not become 0: 3 of 10,000 is 0.03.
   */
  static BigDecimal percent(long part, long whole) {
    if (part == 0 || whole == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal percent =
        BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), 12, RoundingMode.HALF_UP);
    BigDecimal rounded = percent.setScale(1, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? percent.round(new MathContext(1)) : rounded;
  }
}
