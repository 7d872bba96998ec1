package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A whole number in a range; {@code 48.0} is one, as JSON Schema has it.
 *
 * @param unit what it counts, for messages
 */
record WholeNumber(String unit, long min, long max) implements Rule<Long> {
  @Override
  public String expected() {
    return "a whole number from " + min + " to " + max + " (" + unit + "), without quotes";
  }

  @Override
  public Optional<Long> read(JsonNode value, Site site) {
    if (!value.isNumber()) {
      return site.problem(Kind.of(value), this);
    }
    BigDecimal number = value.decimalValue();
    // The range comes first: no exponent, however large, is ever written out.
    if (number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      return site.problem("is out of range", this);
    }
    return number.stripTrailingZeros().scale() > 0
        ? site.problem("is not a whole number", this)
        : Optional.of(number.longValue());
  }

  /**
   * @throws IllegalArgumentException naming the field when the number is out of range
   */
  void require(String field, long number) {
    if (number < min || number > max) {
      throw new IllegalArgumentException(field + " is not " + expected());
    }
  }
}
