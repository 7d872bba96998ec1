package audiencesync.export;

import audiencesync.export.codec.UnreadableContentException;
import audiencesync.export.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The beginning of an object, as if the object ended there. Where it is cut, compressed data ends
 * in the middle: that is the end of its text then, not damage.
 *
 * <p>Of Parquet, which is read by its ranges, so much is read as its first rows need.
 */
final class ObjectHead implements ExportObject {
  /** Bytes of a Parquet file: its footer, and the first pages of some columns. */
  private static final long MOST_RANGES = 8L << 20;

  /** Bytes of text: what a file inflates to may be many times what is stored of it. */
  private static final int MOST_TEXT = 4 << 20;

  /** Rows that are looked at where their number is told. */
  private static final int MOST_TOLD_ROWS = 10_000;

  private final ExportObject object;
  private final int most;
  private Optional<RangedBytes> version = Optional.empty();
  private Stored stored = new Stored(new byte[0]);
  private boolean isCut;
  private long used;

  /**
   * @param most how many stored bytes are read
   */
  ObjectHead(ExportObject object, int most) {
    this.object = object;
    this.most = most;
  }

  @Override
  public String key() {
    return object.key();
  }

  @Override
  public long bytes() {
    return object.bytes();
  }

  @Override
  public InputStream open() throws IOException {
    RangedBytes all = object.ranges();
    version = Optional.of(all);
    byte[] head = new byte[(int) Math.min(most, all.size())];
    isCut = head.length < all.size();
    if (head.length > 0) {
      all.read(0, ByteBuffer.wrap(head));
    }
    stored = new Stored(head);
    return stored;
  }

  @Override
  public RangedBytes ranges() throws IOException {
    isCut = true;
    return new FirstRanges(version.isPresent() ? version.get() : object.ranges());
  }

  /** The content, up to the cut. */
  ObjectContent of(ObjectContent content) {
    return new ObjectContent(
        content.key(), new Text(content.bytes()), content.compression(), content.isParquet());
  }

  /** What its rows, which go to the feed, say about the rows of the object. */
  Glimpse glimpse(OpenTable table) throws IOException {
    OptionalLong told = table.rows().told();
    read(table, told.isPresent() ? MOST_TOLD_ROWS : Long.MAX_VALUE);
    long seen = table.feed().rows();
    return new Glimpse(seen, told.isPresent() ? told.getAsLong() : rows(seen));
  }

  private static void read(OpenTable table, long most) throws IOException {
    boolean hasMore = true;
    while (hasMore && table.feed().rows() < most) {
      try {
        hasMore = table.rows().next();
      } catch (CutException e) {
        hasMore = false;
      }
    }
    table.feed().end();
  }

  /** Of the row that was cut, half was there: as likely more as less. */
  private double rows(long seen) {
    return isCut && seen > 0 ? (seen - 0.5) * bytes() / used : seen;
  }

  /** Where the object is cut, there was more than was allowed to be read. */
  static final class CutException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** What was read of the object; by small pieces, so that what is used of it is known well. */
  private static final class Stored extends ByteArrayInputStream {
    private static final int PIECE = 1_024;

    private boolean ranOut;

    Stored(byte[] head) {
      super(head);
    }

    @Override
    public synchronized int read(byte[] into, int from, int count) {
      int read = super.read(into, from, Math.min(count, PIECE));
      ranOut |= read < 0;
      return read;
    }

    synchronized long position() {
      return pos;
    }
  }

  private final class Text extends FilterInputStream {
    private int left = MOST_TEXT;

    Text(InputStream text) {
      super(text);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      if (left == 0) {
        isCut = true;
        return -1;
      }
      int read = readUpToCut(into, from, Math.min(count, left));
      if (read > 0) {
        used = stored.position();
        left -= read;
      }
      return read;
    }

    private int readUpToCut(byte[] into, int from, int count) throws IOException {
      try {
        return super.read(into, from, count);
      } catch (ExportException | UnreadableContentException e) {
        if (isCut && stored.ranOut) {
          return -1;
        }
        throw e;
      }
    }
  }

  private static final class FirstRanges implements RangedBytes {
    private final RangedBytes all;
    private long left = MOST_RANGES;

    FirstRanges(RangedBytes all) {
      this.all = all;
    }

    @Override
    public long size() {
      return all.size();
    }

    @Override
    public void read(long from, ByteBuffer into) throws IOException {
      left -= into.remaining();
      if (left < 0) {
        throw new CutException();
      }
      all.read(from, into);
    }
  }
}
