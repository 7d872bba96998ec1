package audiencesync.local.cli;

import audiencesync.export.Column;
import audiencesync.export.Operator;
import audiencesync.export.RowFilter;
import audiencesync.sync.connector.Connector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Conditions that let an empty value through and hardly mean to: a value that is no number is
 * compared as text, and the empty text is smaller than every number's.
 */
final class FilterCheck {
  private static final Set<Operator> SMALLER = EnumSet.of(Operator.LT, Operator.LTE);

  /** Of a column that one of these holds for, the value is not empty. */
  private static final Set<Operator> HAS_VALUE =
      EnumSet.of(Operator.IS_NOT_EMPTY, Operator.GT, Operator.GTE, Operator.EQ);

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");

  private final String connector;
  private final List<Warning> warnings = new ArrayList<>();

  private FilterCheck(String connector) {
    this.connector = connector;
  }

  static List<Warning> of(List<Connector> connectors) {
    return connectors.stream().flatMap(connector -> of(connector).stream()).toList();
  }

  private static List<Warning> of(Connector connector) {
    FilterCheck check = new FilterCheck(connector.name().value());
    check.look(connector.segment().table().filter(), "segment.filter", Set.of());
    connector
        .identity()
        .ifPresent(input -> check.look(input.table().filter(), "identity.filter", Set.of()));
    return check.warnings;
  }

  private void look(RowFilter filter, String path, Set<Column> notEmpty) {
    if (filter instanceof RowFilter.Condition condition) {
      lookAt(condition, path, notEmpty);
    } else if (filter instanceof RowFilter.All all) {
      lookAtParts(all.parts(), path + ".all", with(notEmpty, all.parts()));
    } else if (filter instanceof RowFilter.Any any) {
      lookAtParts(any.parts(), path + ".any", notEmpty);
    }
  }

  private void lookAtParts(List<RowFilter> parts, String path, Set<Column> notEmpty) {
    for (int i = 0; i < parts.size(); i++) {
      look(parts.get(i), path + "[" + i + "]", notEmpty);
    }
  }

  private static Set<Column> with(Set<Column> notEmpty, List<RowFilter> parts) {
    Set<Column> more = new HashSet<>(notEmpty);
    parts.stream()
        .filter(RowFilter.Condition.class::isInstance)
        .map(RowFilter.Condition.class::cast)
        .filter(condition -> HAS_VALUE.contains(condition.operator()))
        .forEach(condition -> more.add(condition.column()));
    return more;
  }

  private void lookAt(RowFilter.Condition condition, String path, Set<Column> notEmpty) {
    boolean isOfNumber = condition.values().stream().anyMatch(v -> NUMBER.matcher(v).matches());
    if (SMALLER.contains(condition.operator())
        && isOfNumber
        && !notEmpty.contains(condition.column())) {
      warnings.add(
          new Warning(
              List.of(connector),
              path
                  + " compares with a number and holds for an empty value, too; if that is not meant,"
                  + " put {\"op\": \"isNotEmpty\"} for the same column beside it in an \"all\""));
    }
  }
}
