package audiencesync.sync;

import audiencesync.export.Column;
import audiencesync.export.RowFilter;
import audiencesync.export.TableSpec;
import audiencesync.sync.InputSamples.Selected;
import audiencesync.sync.connector.Connector;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a connector names the columns of one of its inputs: {@code segment.columns.userId}. */
final class ColumnPlaces {
  private final Map<Column, String> places = new HashMap<>();

  private ColumnPlaces() {}

  static ColumnPlaces of(Connector connector, Selected selected) {
    ColumnPlaces found = new ColumnPlaces();
    TableSpec table = selected.spec().table();
    String input = selected.input().label();
    String columns = input + ".columns.";
    String type = connector.identifier().type().name().toLowerCase(Locale.ROOT);
    table.userId().ifPresent(column -> found.add(column, columns + "userId"));
    table.identifier().ifPresent(column -> found.add(column, columns + type));
    found.addFilter(table.filter(), input + ".filter");
    return found;
  }

  private void addFilter(RowFilter filter, String path) {
    if (filter instanceof RowFilter.Condition condition) {
      add(condition.column(), path + ".column");
    } else if (filter instanceof RowFilter.All all) {
      addParts(all.parts(), path + ".all");
    } else if (filter instanceof RowFilter.Any any) {
      addParts(any.parts(), path + ".any");
    }
  }

  private void addParts(List<RowFilter> parts, String path) {
    for (int i = 0; i < parts.size(); i++) {
      addFilter(parts.get(i), path + "[" + i + "]");
    }
  }

  /** The first place counts. */
  private void add(Column column, String place) {
    places.putIfAbsent(column, place);
  }

  /** The place of a column that the input uses, as a path in the connector. */
  String of(Column column) {
    return places.getOrDefault(column, "");
  }
}
