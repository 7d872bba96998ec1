package audiencesync.sync.connector;

import audiencesync.export.Column;
import audiencesync.export.Operator;
import audiencesync.export.RowFilter;
import java.util.List;
import java.util.Optional;

/** Reads one condition of a filter: {@code {"column": …, "op": …, "value": …}}. */
record ConditionReader(ColumnRule column) {
  private static final Choice<Operator> OPERATORS = Choice.of(Operator.class, Operator::label);
  private static final ListOf<String> OPERANDS =
      new ListOf<>(
          "an array of strings or numbers such as [\"gold\", \"silver\"]",
          new Operand(),
          ListOf.Size.AT_LEAST_ONE);

  Optional<RowFilter> read(Fields fields) {
    Optional<Column> compared = fields.required("column", column);
    Optional<Operator> operator = fields.required("op", OPERATORS);
    List<String> values = operator.map(o -> values(o, fields)).orElseGet(() -> unread(fields));
    Optional<Boolean> optional = fields.optional("optional", new Flag(), false);
    if (optional.orElse(false) && !column.mayBeAbsent()) {
      fields.site("optional").problem("is true, but only JSON Lines may lack a column; remove it");
    }
    return fields.complete(
        () ->
            new RowFilter.Condition(
                compared.orElseThrow(), operator.orElseThrow(), values, optional.orElseThrow()));
  }

  private static List<String> values(Operator operator, Fields fields) {
    return switch (operator) {
      case IS_EMPTY, IS_NOT_EMPTY -> none(operator, fields);
      case IN, NOT_IN -> fields.required("value", OPERANDS).orElse(List.of());
      default -> fields.required("value", new Operand()).map(List::of).orElse(List.of());
    };
  }

  private static List<String> none(Operator operator, Fields fields) {
    if (fields.has("value")) {
      fields.site("value").problem("is there, but " + operator.label() + " takes none; remove it");
    }
    return unread(fields);
  }

  /** Nothing can be said of a value whose operator is unknown, or that should not be there. */
  private static List<String> unread(Fields fields) {
    fields.ignore("value");
    return List.of();
  }
}
