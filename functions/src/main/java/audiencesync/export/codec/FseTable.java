package audiencesync.export.codec;

/**
 * A decoding table of finite state entropy (RFC 8878, 4.1.1): each state has a symbol and says how
 * many bits lead to which next state.
 */
final class FseTable {
  private static final int LEAST_ACCURACY = 5;

  final int accuracy;
  final byte[] symbols;
  final byte[] bits;
  final short[] bases;

  private FseTable(int accuracy) {
    int states = 1 << accuracy;
    this.accuracy = accuracy;
    this.symbols = new byte[states];
    this.bits = new byte[states];
    this.bases = new short[states];
  }

  /** The table that knows one symbol and needs no bit for it. */
  static FseTable ofOne(int symbol) {
    FseTable table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /**
   * The table of a distribution over {@code 1 << accuracy} states.
   *
   * @param counts states of each symbol; -1 is one state for a symbol that hardly ever comes
   */
  static FseTable of(int accuracy, short... counts) {
    FseTable table = new FseTable(accuracy);
    int[] next = new int[counts.length];
    table.spread(counts, next);
    for (int state = 0; state < table.symbols.length; state++) {
      int reached = next[table.symbols[state] & 0xFF]++;
      int bits = accuracy - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(reached));
      table.bits[state] = (byte) bits;
      table.bases[state] = (short) ((reached << bits) - table.symbols.length);
    }
    return table;
  }

  private void spread(short[] counts, int[] next) {
    int last = symbols.length - 1;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      next[symbol] = Math.max(counts[symbol], -counts[symbol]);
      if (counts[symbol] < 0) {
        symbols[last--] = (byte) symbol;
      }
    }
    int step = (symbols.length >> 1) + (symbols.length >> 3) + 3;
    int state = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      for (int i = 0; i < counts[symbol]; i++) {
        symbols[state] = (byte) symbol;
        do {
          state = (state + step) & (symbols.length - 1);
        } while (state > last);
      }
    }
    Damage.unless(state == 0);
  }

  /** What a table's description is read into. */
  record Described(FseTable table, int end) {}

  /** Reads the description of a table that begins at {@code from}; says where it ends. */
  static Described read(Slice region, int maxAccuracy, int symbols) {
    return new Description(region, maxAccuracy, symbols).read();
  }

  /** The bits of a description, which are read forward. */
  private static final class Description {
    private final Slice region;
    private final int maxAccuracy;
    private final short[] counts;
    private int bit;
    private int symbol;

    Description(Slice region, int maxAccuracy, int symbols) {
      this.region = region;
      this.maxAccuracy = maxAccuracy;
      this.counts = new short[symbols];
    }

    Described read() {
      int accuracy = take(4) + LEAST_ACCURACY;
      Damage.unless(accuracy <= maxAccuracy);
      int remaining = 1 << accuracy;
      while (remaining > 0) {
        Damage.unless(symbol < counts.length);
        int count = count(remaining);
        remaining -= Math.abs(count);
        Damage.unless(remaining >= 0);
        counts[symbol++] = (short) count;
        if (count == 0) {
          skipZeros();
        }
      }
      return new Described(of(accuracy, counts), region.from() + ((bit + 7) >> 3));
    }

    /** Values that cannot be greater take a bit less (RFC 8878, 4.1.1). */
    private int count(int remaining) {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(remaining + 1);
      int threshold = (1 << bits) - 1 - (remaining + 1);
      int half = 1 << (bits - 1);
      int low = take(bits - 1);
      if (low < threshold) {
        return low - 1;
      }
      int value = low | (take(1) << (bits - 1));
      return (value >= half ? value - threshold : value) - 1;
    }

    private void skipZeros() {
      int more;
      do {
        more = take(2);
        symbol += more;
      } while (more == 3 && symbol < counts.length);
    }

    private int take(int count) {
      int value = 0;
      for (int i = 0; i < count; i++, bit++) {
        int at = region.from() + (bit >> 3);
        Damage.unless(at < region.to());
        value |= ((region.bytes()[at] >> (bit & 7)) & 1) << i;
      }
      return value;
    }
  }
}
