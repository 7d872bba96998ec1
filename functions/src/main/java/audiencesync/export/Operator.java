package audiencesync.export;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a {@link RowFilter.Condition} compares. Two operands that are decimals compare as numbers.
 */
public enum Operator {
  EQ("eq"),
  NE("ne"),
  IN("in"),
  NOT_IN("notIn"),
  LT("lt"),
  LTE("lte"),
  GT("gt"),
  GTE("gte"),
  CONTAINS("contains"),
  STARTS_WITH("startsWith"),
  IS_EMPTY("isEmpty"),
  IS_NOT_EMPTY("isNotEmpty");

  private final String label;

  Operator(String label) {
    this.label = label;
  }

  /** The operator of a connector's {@code op}, if there is one of that name. */
  public static Optional<Operator> of(String label) {
    return Arrays.stream(values()).filter(o -> o.label.equals(label)).findFirst();
  }

  /** The name in a connector. */
  public String label() {
    return label;
  }

  /** Whether it takes that many operands. */
  public boolean accepts(int values) {
    return switch (this) {
      case IS_EMPTY, IS_NOT_EMPTY -> values == 0;
      case IN, NOT_IN -> values > 0;
      default -> values == 1;
    };
  }
}
