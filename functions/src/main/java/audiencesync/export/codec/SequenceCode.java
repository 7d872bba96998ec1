package audiencesync.export.codec;

import org.jspecify.annotations.Nullable;

/**
 * One of the three codes that sequences are written in (RFC 8878, 3.1.1.3.2.1): a table of states,
 * and the base and further bits of each symbol.
 */
final class SequenceCode {
  private static final int PREDEFINED = 0;
  private static final int ONE_SYMBOL = 1;
  private static final int REPEATED = 3;
  private static final int OFFSET_CODES = 31;

  private final Kind kind;
  private @Nullable FseTable last;
  private FseTable table;
  private int state;

  private SequenceCode(Kind kind) {
    this.kind = kind;
    this.table = kind.predefined;
  }

  static SequenceCode literalLengths() {
    return new SequenceCode(Kind.LITERAL_LENGTH);
  }

  static SequenceCode matchLengths() {
    return new SequenceCode(Kind.MATCH_LENGTH);
  }

  static SequenceCode offsets() {
    return new SequenceCode(Kind.OFFSET);
  }

  /** Forgets the table: another frame begins. */
  void reset() {
    last = null;
  }

  /** Chooses the table of a block, read from the region if it is there; says where it ends. */
  int choose(int mode, Slice region) {
    int end = region.from();
    switch (mode) {
      case PREDEFINED -> table = kind.predefined;
      case ONE_SYMBOL -> {
        Damage.unless(end < region.to());
        int symbol = region.bytes()[end++] & 0xFF;
        Damage.unless(symbol < kind.bases.length);
        table = FseTable.ofOne(symbol);
      }
      case REPEATED -> {
        FseTable repeated = last;
        if (repeated == null) {
          throw Damage.found();
        }
        table = repeated;
      }
      default -> {
        FseTable.Described described = FseTable.read(region, kind.accuracy, kind.bases.length);
        table = described.table();
        end = described.end();
      }
    }
    last = table;
    return end;
  }

  void begin(BackwardBits bits) {
    state = bits.take(table.accuracy);
  }

  void advance(BackwardBits bits) {
    state = table.bases[state] + bits.take(table.bits[state]);
  }

  int value(BackwardBits bits) {
    int symbol = table.symbols[state];
    return kind.bases[symbol] + bits.take(kind.bits[symbol]);
  }

  /** What is the same of one of the codes in every block. */
  private static final class Kind {
    private static final Kind LITERAL_LENGTH =
        new Kind(
            9,
            FseTable.of(
                6,
                counts(
                    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2,
                    1, 1, 1, 1, 1, -1, -1, -1, -1)),
            bits(16, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
            0);
    private static final Kind MATCH_LENGTH =
        new Kind(
            9,
            FseTable.of(
                6,
                counts(
                    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1,
                    -1)),
            bits(32, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
            3);
    private static final Kind OFFSET =
        new Kind(
            8,
            FseTable.of(
                5,
                counts(
                    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1,
                    -1, -1, -1)),
            offsetBits(),
            1);

    private final int accuracy;
    private final FseTable predefined;
    private final byte[] bits;
    private final int[] bases;

    /**
     * Each symbol's values begin where those of the one before end, the first's at {@code least}.
     */
    private Kind(int accuracy, FseTable predefined, byte[] bits, int least) {
      this.accuracy = accuracy;
      this.predefined = predefined;
      this.bits = bits;
      this.bases = new int[bits.length];
      int base = least;
      for (int symbol = 0; symbol < bits.length; symbol++) {
        bases[symbol] = base;
        base += 1 << bits[symbol];
      }
    }

    private static short[] counts(int... counts) {
      short[] narrow = new short[counts.length];
      for (int i = 0; i < counts.length; i++) {
        narrow[i] = (short) counts[i];
      }
      return narrow;
    }

    private static byte[] bits(int without, int... further) {
      byte[] bits = new byte[without + further.length];
      for (int i = 0; i < further.length; i++) {
        bits[without + i] = (byte) further[i];
      }
      return bits;
    }

    private static byte[] offsetBits() {
      byte[] bits = new byte[OFFSET_CODES];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = (byte) i;
      }
      return bits;
    }
  }
}
