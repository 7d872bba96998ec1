package audiencesync.export;

/** Tells JSON Lines from other JSON by how the text begins. */
final class JsonLinesHead {
  private final byte[] head;
  private final int first;
  private final int second;

  /** Looks at {@code head}, the text's first bytes. */
  JsonLinesHead(byte[] head) {
    this.head = head;
    this.first = skipSpace(0);
    this.second = skipSpace(first + 1);
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < head.length && TableFormat.isSpace(head[at])) {
      at++;
    }
    return at;
  }

  private boolean is(int at, char c) {
    return at < head.length && head[at] == c;
  }

  /** Whether the text is JSON: it begins with an object, or with an array of objects. */
  boolean isJson() {
    return is(first, '{') || isArray();
  }

  private boolean isArray() {
    return is(first, '[') && is(second, '{');
  }

  /** Whether the first line opens an object whose first member is on another line. */
  private boolean isSpreadOverLines() {
    boolean isOnAnotherLine = false;
    for (int at = first; at < second && at < head.length; at++) {
      isOnAnotherLine |= head[at] == '\n';
    }
    return is(first, '{') && is(second, '"') && isOnAnotherLine;
  }

  /**
   * Checks that there may be one object on each line.
   *
   * @throws ExportException if there is an array, or an object over several lines
   */
  void checkLines(String key) {
    if (isArray()) {
      throw new ExportException(
          key
              + " is a JSON array. Export it as JSON Lines, one object on each line, or convert it:"
              + " jq -c '.[]'.");
    }
    if (isSpreadOverLines()) {
      throw new ExportException(
          key
              + " spreads a JSON object over several lines. Export it as JSON Lines, one object on"
              + " each line, or convert it: jq -c '.'.");
    }
  }
}
