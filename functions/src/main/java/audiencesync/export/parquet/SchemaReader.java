package audiencesync.export.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes columns of the schema's elements, which are a tree that is written from its root on. */
final class SchemaReader {
  /** As many as a CSV may have. */
  private static final int MOST_COLUMNS = 16_384;

  private static final int DEEPEST = 64;

  private final Place place;
  private final List<ParquetColumn> columns = new ArrayList<>();

  /** Children that are still to come, of each group that is open. */
  private final int[] missing = new int[DEEPEST];

  private int depth = -1;
  private boolean hasRoot;
  private int leaves;

  SchemaReader(Place place) {
    this.place = place;
  }

  void add(SchemaElement element) {
    boolean isRoot = !hasRoot;
    hasRoot = true;
    if (!isRoot) {
      if (depth < 0) {
        throw place.damaged("its schema has elements behind its end");
      }
      missing[depth]--;
      addColumn(element);
    }
    open(element, isRoot);
  }

  private void addColumn(SchemaElement element) {
    boolean isGroup = element.type().isEmpty();
    if (depth == 0) {
      boolean isFlat = !isGroup && element.repetition() != SchemaElement.REPEATED;
      columns.add(new ParquetColumn(element, isFlat ? Optional.of(leaves) : Optional.empty()));
    }
    if (columns.size() > MOST_COLUMNS) {
      throw place.unreadable(
          "more than %d columns".formatted(MOST_COLUMNS), "Export the columns that are needed.");
    }
    leaves += isGroup ? 0 : 1;
  }

  private void open(SchemaElement element, boolean isRoot) {
    if (isRoot || element.type().isEmpty()) {
      if (element.children() < 0 || depth + 1 >= DEEPEST) {
        throw place.damaged("its schema has a group of no depth or number that can be");
      }
      missing[++depth] = element.children();
    }
    while (depth >= 0 && missing[depth] == 0) {
      depth--;
    }
  }

  List<ParquetColumn> columns() {
    if (depth >= 0 || !hasRoot) {
      throw place.damaged("its schema ends too early");
    }
    return columns;
  }

  /** How many columns the file stores: the leaves of the tree. */
  int leaves() {
    return leaves;
  }
}
