package audiencesync.sync.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table whose first cell of a row is its heading. It stands in a box that scrolls by itself, so
 * that a wide table never widens the page, and shows as many rows as fit into {@value #MOST_BYTES}
 * bytes of markup, or what it is told.
 */
final class Table {
  /** So that a run of thousands of inputs or calls still makes a page that a phone can open. */
  static final int MOST_BYTES = 14_000;

  private final String labelId;
  private final List<Column> columns;
  private final List<Html> rows = new ArrayList<>();
  private int mostBytes = MOST_BYTES;
  private int bytes;
  private int left;

  /**
   * A table without rows.
   *
   * @param labelId the id of the element, most often a heading, that names the table
   */
  Table(String labelId, Column... columns) {
    this.labelId = labelId;
    this.columns = List.of(columns);
  }

  /** Lets so many bytes of rows in. */
  Table upTo(int most) {
    mostBytes = most;
    return this;
  }

  /** Adds a row, or counts it when the table is full. */
  Table row(Html... cells) {
    return classedRow("", cells);
  }

  Table classedRow(String classes, Html... cells) {
    if (left > 0) {
      left++;
      return this;
    }
    List<Html> markup = IntStream.range(0, cells.length).mapToObj(i -> cell(i, cells[i])).toList();
    Tag row = Tag.of("tr");
    add((classes.isEmpty() ? row : row.classed(classes)).holding(Html.all(markup)));
    return this;
  }

  private void add(Html row) {
    bytes += row.markup().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > mostBytes) {
      left++;
    } else {
      rows.add(row);
    }
  }

  Html html() {
    Html head = Html.all(columns.stream().map(Table::heading).toList());
    Html table =
        Tag.of("table")
            .with("aria-labelledby", labelId)
            .holding(
                Tag.of("thead").holding(Tag.of("tr").holding(head)),
                Tag.of("tbody").holding(Html.all(rows)));
    return Html.all(scrolling(table), rest());
  }

  private Html scrolling(Html table) {
    return Tag.of("div")
        .classed("scroll")
        .with("role", "group")
        .with("tabindex", "0")
        .with("aria-labelledby", labelId)
        .holding(table);
  }

  private Html rest() {
    return left == 0 ? Html.NOTHING : Tag.of("p").holding(Html.say("table.more", left));
  }

  private static Html heading(Column column) {
    return Tag.of("th")
        .with("scope", "col")
        .classed(column.alignment())
        .holding(Html.say(column.key()));
  }

  private Html cell(int index, Html content) {
    Tag cell = index == 0 ? Tag.of("th").with("scope", "row") : Tag.of("td");
    return cell.classed(columns.get(index).alignment()).holding(content);
  }
}
