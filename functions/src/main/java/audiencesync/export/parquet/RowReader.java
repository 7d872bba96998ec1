package audiencesync.export.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rows of a file, as far as columns of them are asked for: a cursor. */
public final class RowReader {
  /** What comes next. */
  public enum Next {
    ROW,
    /** A row with a value that is too long or has no text. */
    BROKEN,
    END
  }

  private final RowGroups groups;
  private final List<ColumnReader> columns;
  private final Set<String> codecs;
  private final PageBudget budget;
  private final int longest;
  private final TextBuffer text = new TextBuffer();
  private final int[] ends;
  private long leftInGroup;

  RowReader(RowGroups groups, List<ColumnReader> columns, Setting setting) {
    this.groups = groups;
    this.columns = new ArrayList<>(columns);
    this.codecs = setting.codecs();
    this.budget = setting.budget();
    this.longest = setting.longestRow();
    this.ends = new int[columns.size() + 1];
  }

  /** What a reader is told beside its columns. */
  record Setting(Set<String> codecs, PageBudget budget, int longestRow) {}

  /** Names of the codecs of the columns; {@code none} for pages that are not compressed. */
  public Set<String> codecs() {
    return codecs;
  }

  /** How many rows the file says it has. */
  public long told() {
    return groups.told();
  }

  /** Goes to the next row. */
  public Next next() throws IOException {
    while (leftInGroup == 0) {
      if (!groups.hasNext()) {
        return Next.END;
      }
      begin(groups.next());
    }
    leftInGroup--;
    boolean isWhole = read();
    budget.row(text.length());
    return isWhole ? Next.ROW : Next.BROKEN;
  }

  private void begin(RowGroups.RowGroup group) {
    leftInGroup = group.rows();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).begin(group.chunks().get(i));
    }
  }

  private boolean read() throws IOException {
    boolean isWhole = true;
    text.clear();
    for (int i = 0; i < columns.size(); i++) {
      if (isWhole) {
        isWhole = columns.get(i).append(text) && text.length() <= longest;
      } else {
        columns.get(i).skip();
      }
      ends[i + 1] = text.length();
    }
    return isWhole;
  }

  /** The row's values as text in UTF-8, unless what the file calls text is none. */
  public byte[] text() {
    return text.bytes();
  }

  /** Where in {@link #text} the value of a column begins. */
  public int start(int column) {
    return ends[column];
  }

  /** Where in {@link #text} the value of a column ends. */
  public int end(int column) {
    return ends[column + 1];
  }
}
