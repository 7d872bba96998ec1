package audiencesync.export.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The literals of a block, one after another, and the Huffman code that the next may use again. */
final class Literals {
  private static final int RAW = 0;
  private static final int ONE_BYTE = 1;
  private static final int TREELESS = 3;
  private static final int STREAMS = 4;
  private static final int JUMP_TABLE = 6;

  private final byte[] decoded = new byte[ZstdFrame.MAX_BLOCK + Long.BYTES];
  private @Nullable HuffmanTable code;
  private int length;
  private int end;

  /** The literals are {@code [0, length)} of this array. */
  byte[] bytes() {
    return decoded;
  }

  int length() {
    return length;
  }

  /** Where the section ended that was read last. */
  int end() {
    return end;
  }

  /** Forgets the code: another frame begins. */
  void reset() {
    code = null;
  }

  /** Reads the section that begins the region. */
  void read(Slice region) {
    Damage.unless(region.from() < region.to());
    int first = region.bytes()[region.from()] & 0xFF;
    int type = first & 3;
    int format = (first >> 2) & 3;
    if (type <= ONE_BYTE) {
      readPlain(region, type, format);
    } else {
      readCoded(region, type == TREELESS, format);
    }
  }

  private void readPlain(Slice region, int type, int format) {
    int header = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
    Damage.unless(region.from() + header <= region.to());
    length = Bytes.unsigned(region.bytes(), region.from(), header) >> (header == 1 ? 3 : 4);
    int from = region.from() + header;
    end = from + (type == RAW ? length : 1);
    Damage.unless(length <= ZstdFrame.MAX_BLOCK && end <= region.to());
    if (type == RAW) {
      System.arraycopy(region.bytes(), from, decoded, 0, length);
    } else {
      Arrays.fill(decoded, 0, length, region.bytes()[from]);
    }
  }

  private void readCoded(Slice region, boolean isTreeless, int format) {
    int header = Math.max(3, format + 2);
    int sizeBits = header == 3 ? 10 : header == 4 ? 14 : 18;
    Damage.unless(region.from() + header <= region.to());
    long sizes = Bytes.longAt(region.bytes(), region.from()) >>> 4;
    int mask = (1 << sizeBits) - 1;
    length = (int) sizes & mask;
    int from = region.from() + header;
    end = from + ((int) (sizes >>> sizeBits) & mask);
    Damage.unless(length <= ZstdFrame.MAX_BLOCK && end <= region.to());
    if (!isTreeless) {
      HuffmanTable.Described described = HuffmanTable.read(new Slice(region.bytes(), from, end));
      code = described.table();
      from = described.end();
    }
    decode(new Slice(region.bytes(), from, end), format == 0);
  }

  private void decode(Slice streams, boolean isOne) {
    HuffmanTable table = code;
    if (table == null) {
      throw Damage.found();
    }
    if (isOne) {
      table.decode(stream(streams, streams.from(), streams.to()), decoded, 0, length);
    } else {
      decodeFour(table, streams);
    }
  }

  private void decodeFour(HuffmanTable table, Slice streams) {
    int from = streams.from() + JUMP_TABLE;
    Damage.unless(from <= streams.to());
    int quarter = (length + STREAMS - 1) / STREAMS;
    Damage.unless(quarter * (STREAMS - 1) <= length);
    for (int i = 0; i < STREAMS; i++) {
      boolean isLast = i == STREAMS - 1;
      int to =
          isLast ? streams.to() : from + Bytes.unsigned(streams.bytes(), streams.from() + 2 * i, 2);
      int decodedEnd = isLast ? length : (i + 1) * quarter;
      table.decode(stream(streams, from, to), decoded, i * quarter, decodedEnd);
      from = to;
    }
  }

  private static BackwardBits stream(Slice streams, int from, int to) {
    Damage.unless(to <= streams.to());
    return new BackwardBits(streams.bytes(), from, to);
  }
}
