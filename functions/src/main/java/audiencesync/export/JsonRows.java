package audiencesync.export;

import audiencesync.audience.RowFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of a JSON Lines text: one object a line; lines of white space are none. */
final class JsonRows implements RowSource {
  private final TextWindow window;
  private final JsonColumns columns;
  private final CharsetCheck charset;
  private final RowFeed feed;
  private final Fields fields;
  private final JsonMembers members;
  private final JsonRow row;
  private final ObjectMembers seen;
  private final int maxRow;
  private long line;
  private List<String> header = List.of();

  JsonRows(TextWindow window, JsonColumns columns, ObjectMembers seen, RowFeed feed) {
    this.window = window;
    this.columns = columns;
    this.charset = columns.charset();
    this.feed = feed;
    this.fields = columns.newFields();
    this.members = columns.members();
    this.row = new JsonRow(members, fields, columns.limits());
    this.seen = seen;
    this.maxRow = columns.limits().rowBytes();
  }

  @Override
  public long line() {
    return window.line;
  }

  @Override
  public boolean isShareable() {
    return true;
  }

  @Override
  public RowSource another(RowFeed other) {
    return new JsonRows(window.another(), columns, seen, other);
  }

  @Override
  public void stop() {
    window.stop();
  }

  @Override
  public void end() {
    charset.end();
    seen.end();
  }

  @Override
  public void close() {
    window.close();
  }

  /** The names of the members of the first row that has one of the connector's. */
  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      int lineFeed = window.lineFeed();
      if (lineFeed < 0 ? isTooLong(window.to) : isTooLong(lineFeed)) {
        rejectLine();
        return true;
      }
      if (lineFeed >= 0 && readLine(lineFeed)) {
        return true;
      }
      if (lineFeed < 0 && !window.more()) {
        return false;
      }
    }
  }

  /** Behind the last line feed: there is none inside a JSON object on one line. */
  static RowEnds.Cut lastRowEnd(byte[] text, int from, int to) {
    int lineFeed = Words.lastLineFeed(text, from, to);
    int end = lineFeed < 0 ? from : lineFeed + 1;
    return new RowEnds.Cut(end, Words.lineFeeds(text, from, end));
  }

  private boolean isTooLong(int end) {
    return end - window.from > maxRow;
  }

  private void rejectLine() throws IOException {
    line = window.line;
    window.skipLine();
    feed.reject(RowFault.BROKEN_ROW, line);
  }

  /** False when the line is empty. */
  private boolean readLine(int end) throws IOException {
    int from = window.from;
    line = window.line;
    window.consumeTo(end + 1, 1);
    if (isBlank(from, end)) {
      return false;
    }
    boolean isAscii = Utf8.skipAscii(window.bytes, from, end) == end;
    if (isAscii || charset.isText(Utf8.isValid(window.bytes, from, end), line)) {
      deliver(from, end, isAscii);
    } else {
      feed.reject(RowFault.INVALID_ENCODING, line);
    }
    return true;
  }

  private boolean isBlank(int from, int end) {
    int at = from;
    while (at < end && TableFormat.isSpace(window.bytes[at])) {
      at++;
    }
    return at == end;
  }

  private void deliver(int from, int end, boolean isAscii) throws IOException {
    Optional<RowFault> fault = row.read(window.bytes, from, end);
    if (fault.isPresent()) {
      feed.reject(fault.get(), line);
      return;
    }
    checkMembers();
    if (header.isEmpty() && row.hasAny()) {
      header = row.names(window.bytes, from, end);
    }
    if (seen.record(row)) {
      seen.names(JsonNames.of(row.parser(window.bytes, from, end), members));
    }
    if (!isAscii && charset.isAmbiguous()) {
      checkValues(from, end);
    }
    feed.row(fields, line);
  }

  private void checkMembers() {
    int slot = row.ambiguousSlot();
    if (slot >= 0) {
      throw new ExportException(
          ("%s has, on line %d, members that may be %s: their names differ in white space or width"
                  + " only. Rename all but one in the export.")
              .formatted(charset.key(), line, columns.needed().columns().get(slot - 1)));
    }
  }

  /**
   * In another charset a member may have another name, a value say something else, or a backslash
   * be a part of a character.
   */
  private void checkValues(int from, int end) {
    if (columns.needed().areBeyondAscii()
        || CharsetCheck.isBeyondAscii(fields)
        || hasBackslash(from, end)) {
      throw charset.ambiguous(line);
    }
  }

  private boolean hasBackslash(int from, int end) {
    for (int at = from; at < end; at++) {
      if (window.bytes[at] == '\\') {
        return true;
      }
    }
    return false;
  }
}
