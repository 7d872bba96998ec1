package audiencesync.export;

import java.util.List;

/** Which rows count, by the values of their columns. Nestable. */
public sealed interface RowFilter {
  /** Passes when every part passes; with no parts, always. */
  record All(List<RowFilter> parts) implements RowFilter {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Passes when at least one part passes. */
  record Any(List<RowFilter> parts) implements RowFilter {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Compares one column.
   *
   * @param column what is compared; it need not be mapped
   * @param operator how
   * @param values the operands, as text: none for {@code IS_EMPTY} and {@code IS_NOT_EMPTY}, any
   *     number for {@code IN} and {@code NOT_IN}, else one
   * @param optional whether JSON Lines may have no record with the column
   */
  record Condition(Column column, Operator operator, List<String> values, boolean optional)
      implements RowFilter {
    public Condition(Column column, Operator operator, List<String> values) {
      this(column, operator, values, false);
    }

    public Condition {
      values = List.copyOf(values);
      if (!operator.accepts(values.size())) {
        throw new IllegalArgumentException(
            operator.label() + " does not take " + values.size() + " values");
      }
    }
  }

  /** The filter that passes every row. */
  static RowFilter none() {
    return new All(List.of());
  }
}
