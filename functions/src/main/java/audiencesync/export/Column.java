package audiencesync.export;

/** How a column is found: by its name in the header, or by its position where there is none. */
public sealed interface Column {
  /**
   * A column by header name; in JSON Lines, the name of a member.
   *
   * @param name as written in the export, Japanese included; never empty
   */
  record Named(String name) implements Column {
    public Named {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a column name is empty");
      }
    }

    @Override
    public String toString() {
      return "\"" + name + "\"";
    }
  }

  /**
   * A column of a file without a header.
   *
   * @param index position, counted from 0
   */
  record Position(int index) implements Column {
    public Position {
      if (index < 0) {
        throw new IllegalArgumentException("a column position is negative");
      }
    }

    @Override
    public String toString() {
      return "at position " + index;
    }
  }
}
