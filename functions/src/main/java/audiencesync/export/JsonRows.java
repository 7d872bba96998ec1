package audiencesync.export;

import audiencesync.audience.RowFault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of a JSON Lines text: one object a line; lines of white space are none. */
final class JsonRows implements RowSource {
  private final TextBlocks blocks;
  private final JsonColumns columns;
  private final CharsetCheck charset;
  private final RowFeed feed;
  private final Fields fields;
  private final JsonRow row;
  private final ObjectMembers seen;
  private final int maxRow;
  private long line;
  private List<String> header = List.of();

  JsonRows(TextBlocks blocks, JsonColumns columns, CharsetCheck charset, RowFeed feed) {
    this.blocks = blocks;
    this.columns = columns;
    this.charset = charset;
    this.feed = feed;
    this.fields = columns.newFields();
    this.row = new JsonRow(columns.members(), fields, columns.limits());
    this.seen = new ObjectMembers(charset.key(), columns);
    this.maxRow = columns.limits().rowBytes();
  }

  /** The names of the members of the first row that has one of the connector's. */
  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      int lineFeed = blocks.lineFeed();
      if (lineFeed < 0 ? isTooLong(blocks.to()) : isTooLong(lineFeed)) {
        rejectLine();
        return true;
      }
      if (lineFeed >= 0 && readLine(lineFeed)) {
        return true;
      }
      if (lineFeed < 0 && !blocks.more()) {
        charset.end();
        seen.end();
        return false;
      }
    }
  }

  private boolean isTooLong(int end) {
    return end - blocks.from() > maxRow;
  }

  private void rejectLine() throws IOException {
    blocks.skipLine();
    line++;
    feed.reject(RowFault.BROKEN_ROW, line);
  }

  /** False when the line is empty. */
  private boolean readLine(int end) throws IOException {
    int from = blocks.from();
    blocks.consumeTo(end + 1);
    line++;
    if (isBlank(from, end)) {
      return false;
    }
    boolean isAscii = Utf8.skipAscii(blocks.bytes(), from, end) == end;
    if (isAscii || charset.isText(Utf8.isValid(blocks.bytes(), from, end), line)) {
      deliver(from, end, isAscii);
    } else {
      feed.reject(RowFault.INVALID_ENCODING, line);
    }
    return true;
  }

  private boolean isBlank(int from, int end) {
    int at = from;
    while (at < end && TableFormat.isSpace(blocks.bytes()[at])) {
      at++;
    }
    return at == end;
  }

  private void deliver(int from, int end, boolean isAscii) throws IOException {
    Optional<RowFault> fault = row.read(blocks.bytes(), from, end);
    if (fault.isPresent()) {
      feed.reject(fault.get(), line);
      return;
    }
    checkMembers();
    if (header.isEmpty() && row.hasAny()) {
      header = row.names(blocks.bytes(), from, end);
    }
    if (seen.record(row)) {
      seen.names(JsonNames.of(row.parser(blocks.bytes(), from, end), columns.members()));
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
      if (blocks.bytes()[at] == '\\') {
        return true;
      }
    }
    return false;
  }
}
