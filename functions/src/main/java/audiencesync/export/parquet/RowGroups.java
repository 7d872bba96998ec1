package audiencesync.export.parquet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The row groups of a file, read from its footer one after another, as far as columns ask. */
final class RowGroups {
  private final Footer footer;
  private final List<ParquetColumn> columns;
  private final Place place;
  private final CompactReader in;
  private int left;

  RowGroups(Footer footer, List<ParquetColumn> columns) {
    this.footer = footer;
    this.columns = columns;
    this.place = Place.footer(footer.from());
    this.in = new CompactReader(footer.content(), place);
    this.left = footer.groups();
    in.goTo(footer.groupsAt());
  }

  /**
   * One row group.
   *
   * @param rows how many it has
   * @param chunks of each column that was asked for
   */
  record RowGroup(long rows, List<Chunk> chunks) {}

  /** Looks at every row group; gives the names of the codecs. */
  static Set<String> check(Footer footer, List<ParquetColumn> columns) {
    RowGroups groups = new RowGroups(footer, columns);
    Set<String> codecs = new TreeSet<>();
    long rows = 0;
    while (groups.hasNext()) {
      RowGroup group = groups.next();
      rows += group.rows();
      group.chunks().forEach(chunk -> codecs.add(chunk.codec().label()));
    }
    if (rows != footer.rows()) {
      throw Place.footer(footer.from())
          .damaged("its row groups have %d rows, and it says %d".formatted(rows, footer.rows()));
    }
    return new LinkedHashSet<>(codecs);
  }

  /** How many rows the file says it has, in all of them. */
  long told() {
    return footer.rows();
  }

  boolean hasNext() {
    return left > 0;
  }

  RowGroup next() {
    left--;
    in.goTo(in.at());
    Reading reading = new Reading();
    in.struct(reading::field);
    return reading.group();
  }

  private final class Reading {
    private final Chunk[] chunks = new Chunk[columns.size()];
    private long rows = -1;
    private int leaf;

    void field(int id) {
      switch (id) {
        case 1 -> in.structs(this::chunk);
        case 3 -> rows = in.integer();
        default -> in.skip();
      }
    }

    private void chunk() {
      int position = in.at();
      boolean isRead = false;
      for (int i = 0; i < chunks.length; i++) {
        ParquetColumn column = columns.get(i);
        if (column.leaf().filter(at -> at == leaf).isPresent()) {
          in.goTo(position);
          chunks[i] = Chunk.read(in, column, Place.column(column.name(), footer.from()));
          isRead = true;
        }
      }
      if (!isRead) {
        in.skip();
      }
      leaf++;
    }

    RowGroup group() {
      List<Chunk> found = new ArrayList<>();
      for (Chunk chunk : chunks) {
        if (chunk == null || leaf != footer.leaves()) {
          throw place.damaged("a row group has not the columns of the schema");
        }
        check(chunk);
        found.add(chunk);
      }
      if (rows < 0) {
        throw place.damaged("a row group does not say how many rows it has");
      }
      return new RowGroup(rows, found);
    }

    /** Where a column without values stands is not asked: Arrow says byte 0, and writes no page. */
    private void check(Chunk chunk) {
      if (chunk.rows() != rows) {
        throw place.damaged("a column has %d values for %d rows".formatted(chunk.rows(), rows));
      }
      boolean isAmongPages = chunk.from() >= Footer.MAGIC_BYTES && chunk.to() <= footer.from();
      if (rows > 0 && !isAmongPages) {
        throw place.damaged(
            "a column is said to be at bytes %d to %d, outside the file's pages"
                .formatted(chunk.from(), chunk.to()));
      }
    }
  }
}
