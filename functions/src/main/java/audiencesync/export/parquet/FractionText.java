package audiencesync.export.parquet;

import java.math.BigDecimal;

/**
 * Floating-point numbers as people write them. A whole number has no point: ids pass through floats
 * in tools that know no missing integers, and stay ids.
 */
final class FractionText {
  /** Up to here every whole number has a double of its own. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private FractionText() {}

  static boolean appendFloat(PageValues value, TextBuffer into) {
    float number = Float.intBitsToFloat((int) value.bits);
    append(number, Float.toString(number), into);
    return true;
  }

  static boolean appendDouble(PageValues value, TextBuffer into) {
    double number = Double.longBitsToDouble(value.bits);
    append(number, Double.toString(number), into);
    return true;
  }

  /** What is not a number is nothing: such tools mean a missing value by it. */
  private static void append(double number, String shortest, TextBuffer into) {
    if (Double.isNaN(number)) {
      return;
    }
    if (Double.isInfinite(number)) {
      into.append(shortest);
    } else if (number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE) {
      into.append((long) number);
    } else {
      into.append(new BigDecimal(shortest).toPlainString());
    }
  }
}
