package audiencesync.export.codec;

import java.util.Arrays;

/** The Huffman code of a block's literals (RFC 8878, 4.2). */
final class HuffmanTable {
  private static final int MOST_BITS = 11;
  private static final int CODES_IN_WORD = BackwardBits.TOP_BITS / MOST_BITS;
  private static final int SYMBOLS = 256;
  private static final int WEIGHT_ACCURACY = 6;
  private static final int DIRECT = 128;

  private final int bits;

  /** By the next {@link #bits} bits: the symbol, and above it how many bits it takes. */
  private final short[] codes;

  private HuffmanTable(int bits) {
    this.bits = bits;
    this.codes = new short[1 << bits];
  }

  /** What a description is read into. */
  record Described(HuffmanTable table, int end) {}

  /** Reads the description that begins the region; says where it ends. */
  static Described read(Slice region) {
    Damage.unless(region.from() < region.to());
    int header = region.bytes()[region.from()] & 0xFF;
    int from = region.from() + 1;
    byte[] weights = new byte[SYMBOLS];
    boolean isDirect = header >= DIRECT;
    int count = header - DIRECT + 1;
    int end = from + (isDirect ? (count + 1) / 2 : header);
    Damage.unless(end <= region.to());
    if (isDirect) {
      readNibbles(region.bytes(), from, weights, count);
    } else {
      count = readCompressed(new Slice(region.bytes(), from, end), weights);
    }
    return new Described(of(weights, count), end);
  }

  private static void readNibbles(byte[] bytes, int from, byte[] weights, int count) {
    for (int i = 0; i < count; i++) {
      weights[i] = (byte) ((bytes[from + i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF);
    }
  }

  /** Two states take turns; the one that has no bits left for its next gives the last weight. */
  private static int readCompressed(Slice region, byte[] weights) {
    FseTable.Described described = FseTable.read(region, WEIGHT_ACCURACY, MOST_BITS + 2);
    FseTable table = described.table();
    BackwardBits stream = new BackwardBits(region.bytes(), described.end(), region.to());
    int state = stream.take(table.accuracy);
    int other = stream.take(table.accuracy);
    int count = 0;
    while (stream.left() >= 0) {
      Damage.unless(count < SYMBOLS - 2);
      weights[count++] = table.symbols[state];
      int next = table.bases[state] + stream.take(table.bits[state]);
      state = other;
      other = next;
    }
    weights[count++] = table.symbols[state];
    return count;
  }

  /** The last symbol's weight is not written: it fills the code. */
  private static HuffmanTable of(byte[] weights, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      Damage.unless(weights[i] <= MOST_BITS);
      sum += (1 << weights[i]) >> 1;
    }
    Damage.unless(sum > 0);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(sum);
    int left = (1 << bits) - sum;
    Damage.unless(bits <= MOST_BITS && Integer.bitCount(left) == 1);
    weights[count] = (byte) (Integer.SIZE - Integer.numberOfLeadingZeros(left));
    HuffmanTable table = new HuffmanTable(bits);
    table.fill(weights, count + 1);
    return table;
  }

  private void fill(byte[] weights, int count) {
    int at = 0;
    for (int weight = 1; weight <= bits; weight++) {
      for (int symbol = 0; symbol < count; symbol++) {
        if (weights[symbol] == weight) {
          int end = at + (1 << (weight - 1));
          Arrays.fill(codes, at, end, (short) (((bits + 1 - weight) << 8) | symbol));
          at = end;
        }
      }
    }
  }

  /** Decodes a stream that has exactly the bits of {@code [at, end)} of {@code into}. */
  void decode(BackwardBits stream, byte[] into, int at, int end) {
    int i = at;
    while (i <= end - CODES_IN_WORD && stream.left() >= Long.SIZE) {
      decodeWord(stream, into, i);
      i += CODES_IN_WORD;
    }
    for (; i < end; i++) {
      int code = codes[stream.peek(bits)];
      into[i] = (byte) code;
      stream.skip(code >> 8);
    }
    Damage.unless(stream.left() == 0);
  }

  private void decodeWord(BackwardBits stream, byte[] into, int at) {
    long word = stream.top();
    int taken = 0;
    for (int i = 0; i < CODES_IN_WORD; i++) {
      int code = codes[(int) (word >>> (Long.SIZE - bits))];
      into[at + i] = (byte) code;
      word <<= code >> 8;
      taken += code >> 8;
    }
    stream.skip(taken);
  }
}
