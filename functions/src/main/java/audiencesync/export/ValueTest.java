package audiencesync.export;

import java.util.List;

/** One condition of a filter on the value {@code [start, end)} of a UTF-8 text. */
@FunctionalInterface
interface ValueTest {
  boolean passes(byte[] text, int start, int end);

  /** {@code values} are as many as the operator accepts. */
  static ValueTest of(Operator operator, List<String> values) {
    Operand[] operands = values.stream().map(Operand::of).toArray(Operand[]::new);
    return switch (operator) {
      case IS_EMPTY -> (text, start, end) -> start == end;
      case IS_NOT_EMPTY -> (text, start, end) -> start != end;
      case IN -> anyOf(operands);
      case NOT_IN -> not(anyOf(operands));
      default -> of(operator, operands[0]);
    };
  }

  private static ValueTest of(Operator operator, Operand operand) {
    return switch (operator) {
      case EQ -> operand::isEqual;
      case NE -> not(operand::isEqual);
      case LT -> (text, start, end) -> operand.compare(text, start, end) < 0;
      case LTE -> (text, start, end) -> operand.compare(text, start, end) <= 0;
      case GT -> (text, start, end) -> operand.compare(text, start, end) > 0;
      case GTE -> (text, start, end) -> operand.compare(text, start, end) >= 0;
      case CONTAINS -> operand::isContained;
      case STARTS_WITH -> operand::isStart;
      case IN, NOT_IN, IS_EMPTY, IS_NOT_EMPTY ->
          throw new IllegalArgumentException(operator.label() + " does not compare with one value");
    };
  }

  private static ValueTest anyOf(Operand[] operands) {
    return (text, start, end) -> {
      for (Operand operand : operands) {
        if (operand.isEqual(text, start, end)) {
          return true;
        }
      }
      return false;
    };
  }

  private static ValueTest not(ValueTest test) {
    return (text, start, end) -> !test.passes(text, start, end);
  }
}
