package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Feeds rows written as texts, through one reused row with rubbish around each field. */
final class Feed {
  private final RowSink sink;
  private final Row row = new Row();
  private long line;

  private Feed(RowSink sink) {
    this.sink = sink;
  }

  static Feed into(RowSink sink) {
    return new Feed(sink);
  }

  Feed row(String userId, String identifier) {
    byte[] user = userId.getBytes(UTF_8);
    byte[] value = identifier.getBytes(UTF_8);
    row.text = ("<<" + userId + "><" + identifier + ">>>").getBytes(UTF_8);
    row.userIdStart = 2;
    row.userIdEnd = row.userIdStart + user.length;
    row.identifierStart = row.userIdEnd + 2;
    row.identifierEnd = row.identifierStart + value.length;
    row.line = ++line;
    sink.accept(row);
    return this;
  }

  Feed rows(List<String[]> rows) {
    rows.forEach(fields -> row(fields[0], fields[1]));
    return this;
  }

  Feed users(String... userIds) {
    for (String userId : userIds) {
      row(userId, "");
    }
    return this;
  }

  Feed broken(RowFault fault) {
    sink.reject(fault, ++line);
    return this;
  }

  Feed filteredOut() {
    line++;
    sink.filteredOut();
    return this;
  }

  static List<String> lines(PreparedAudience audience) {
    List<String> lines = new ArrayList<>();
    for (Chunk chunk : audience.chunks()) {
      lines.addAll(new String(content(audience, chunk), US_ASCII).lines().toList());
    }
    return lines;
  }

  static byte[] content(PreparedAudience audience, Chunk chunk) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      audience.write(chunk, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
