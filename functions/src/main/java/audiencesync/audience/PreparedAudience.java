package audiencesync.audience;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * What a run sends: every usable identifier of the segment once, in order, cut into files. The same
 * rows give the same bytes, in whatever order and by however many threads they came in.
 */
public final class PreparedAudience {
  private final Counts counts;
  private final List<RejectedRow> rejectedRows;
  private final SortedIdentifiers identifiers;
  private final List<Chunk> chunks;

  PreparedAudience(Counts counts, List<RejectedRow> rejectedRows, SortedIdentifiers identifiers) {
    this.counts = counts;
    this.rejectedRows = List.copyOf(rejectedRows);
    this.identifiers = identifiers;
    this.chunks = ChunkPlan.of(identifiers);
  }

  public Counts counts() {
    return counts;
  }

  /**
   * The first 1,000 rejected rows by input, key and line; {@link #counts()} has the number of all.
   */
  public List<RejectedRow> rejectedRows() {
    return rejectedRows;
  }

  /** The files, in order; none when there is nothing to send. */
  public List<Chunk> chunks() {
    return chunks;
  }

  /**
   * Writes the content of a file: ASCII, one identifier a line, each line ended by LF. Half a
   * megabyte of it is in memory at a time. May be repeated; several threads may write at once.
   *
   * @param chunk one of {@link #chunks()}
   * @param out is not closed
   */
  public void write(Chunk chunk, OutputStream out) throws IOException {
    IdentifierLines lines = lines(chunk);
    byte[] buffer = new byte[IdentifierLines.BUFFER_BYTES];
    for (int used = lines.fill(buffer); used > 0; used = lines.fill(buffer)) {
      out.write(buffer, 0, used);
    }
  }

  /**
   * The content of a file to read from: the same bytes as {@link #write} writes. May be opened
   * again and again.
   *
   * @param chunk one of {@link #chunks()}
   */
  public InputStream open(Chunk chunk) {
    return new ChunkStream(lines(chunk), chunk.bytes());
  }

  private IdentifierLines lines(Chunk chunk) {
    if (!chunks.contains(chunk)) {
      throw new IllegalArgumentException(
          "file " + chunk.number() + " of " + chunk.of() + " is not of this audience");
    }
    return identifiers.lines(chunk.firstRank(), chunk.lines());
  }
}
