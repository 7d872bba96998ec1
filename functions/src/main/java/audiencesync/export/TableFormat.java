package audiencesync.export;

/**
 * The format of one object.
 *
 * @param format never {@link FileFormat#AUTO}
 * @param delimiter what separates fields, where the format has any
 */
record TableFormat(FileFormat format, char delimiter) {
  /** How many bytes are looked at; a longer first line is judged by these. */
  static final int HEAD_BYTES = 64 << 10;

  private static final char COMMA = ',';
  private static final char TAB = '\t';

  /** The format of a text that begins with {@code head}, as it is specified or by content. */
  static TableFormat of(TableSpec spec, byte[] head) {
    return switch (spec.format()) {
      case CSV -> new TableFormat(FileFormat.CSV, spec.delimiter().orElse(COMMA));
      case TSV -> new TableFormat(FileFormat.TSV, spec.delimiter().orElse(TAB));
      case JSONL, PARQUET -> new TableFormat(spec.format(), COMMA);
      case AUTO ->
          new JsonLinesHead(head).isJson()
              ? new TableFormat(FileFormat.JSONL, COMMA)
              : delimited(spec, head);
    };
  }

  private static TableFormat delimited(TableSpec spec, byte[] head) {
    char delimiter = spec.delimiter().orElseGet(() -> isTabSeparated(head) ? TAB : COMMA);
    return new TableFormat(delimiter == TAB ? FileFormat.TSV : FileFormat.CSV, delimiter);
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** Whether the first line that is not empty has a tab, and no comma, outside quotes. */
  private static boolean isTabSeparated(byte[] head) {
    boolean hasTab = false;
    boolean isQuoted = false;
    for (int at = firstLine(head); at < head.length; at++) {
      byte b = head[at];
      if (b == '"') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && (b == ',' || b == '\n')) {
        return hasTab && b == '\n';
      } else if (!isQuoted && b == '\t') {
        hasTab = true;
      }
    }
    return hasTab;
  }

  private static int firstLine(byte[] head) {
    int at = 0;
    while (at < head.length && (head[at] == '\r' || head[at] == '\n')) {
      at++;
    }
    return at;
  }
}
