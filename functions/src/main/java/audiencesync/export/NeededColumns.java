package audiencesync.export;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of an input that are looked at at all: the mapped ones and those of the filter, each
 * once. Its slot is its place in this order, from 1.
 */
record NeededColumns(List<Column> columns) {
  /** The slot of a column that is not mapped; it is empty in every row. */
  static final int NONE = 0;

  NeededColumns {
    columns = List.copyOf(columns);
  }

  static NeededColumns of(TableSpec spec) {
    Set<Column> columns = new LinkedHashSet<>();
    spec.userId().ifPresent(columns::add);
    spec.identifier().ifPresent(columns::add);
    addColumns(spec.filter(), columns);
    return new NeededColumns(List.copyOf(columns));
  }

  private static void addColumns(RowFilter filter, Set<Column> columns) {
    if (filter instanceof RowFilter.Condition condition) {
      columns.add(condition.column());
    } else if (filter instanceof RowFilter.All all) {
      all.parts().forEach(part -> addColumns(part, columns));
    } else if (filter instanceof RowFilter.Any any) {
      any.parts().forEach(part -> addColumns(part, columns));
    }
  }

  /** The columns that have names. */
  List<String> names() {
    return columns.stream()
        .filter(Column.Named.class::isInstance)
        .map(column -> ((Column.Named) column).name())
        .toList();
  }

  /** Whether a column may be meant by that name: as it is written, or folded. */
  boolean hasName(String written) {
    String folded = Header.folded(written);
    return names().stream().anyMatch(name -> Header.folded(name).equals(folded));
  }

  /** Whether one of the names is beyond ASCII. */
  boolean areBeyondAscii() {
    return columns.stream().anyMatch(column -> !Header.isAscii(column.toString()));
  }

  int slot(Column column) {
    return columns.indexOf(column) + 1;
  }

  int slot(Optional<Column> column) {
    return column.map(this::slot).orElse(NONE);
  }

  Fields newFields() {
    return new Fields(columns.size());
  }
}
