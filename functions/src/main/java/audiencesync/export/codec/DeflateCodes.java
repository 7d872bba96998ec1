package audiencesync.export.codec;

import java.util.Arrays;

/**
 * The two codes that a block brings with it (RFC 1951, 3.2.7). What there is of them is read in
 * steps, each of which takes all its bits or, if they are not all there, none.
 */
final class DeflateCodes {
  /** Tables of literals much larger than this do not stay in the first cache: slower by a tenth. */
  private static final int LITERAL_BITS = 10;

  private static final int DISTANCE_BITS = 9;
  private static final int LENGTH_BITS = 7;
  private static final byte[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };
  private static final int REPEAT_LAST = 16;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;

  final DeflateCode literals = new DeflateCode(LITERAL_BITS, DeflateMeanings.literals());
  final DeflateCode distances = new DeflateCode(DISTANCE_BITS, DeflateMeanings.distances());

  private final DeflateCode lengthsOfCodes =
      new DeflateCode(LENGTH_BITS, DeflateMeanings.lengthsOfCodes());

  /** First of the codes in which the others are written, then of these, one after another. */
  private final byte[] lengths = new byte[DeflateMeanings.LITERALS + DeflateMeanings.DISTANCES];

  private Step step = Step.SIZES;
  private int lengthsOfCodesCount;
  private int literalCount;
  private int count;
  private int read;

  private enum Step {
    SIZES,
    LENGTHS_OF_CODES,
    LENGTHS
  }

  /** The codes of blocks that bring none (RFC 1951, 3.2.6). */
  static DeflateCodes fixed() {
    DeflateCodes codes = new DeflateCodes();
    byte[] lengths = new byte[DeflateMeanings.FIXED_LITERALS];
    Arrays.fill(lengths, 0, 144, (byte) 8);
    Arrays.fill(lengths, 144, 256, (byte) 9);
    Arrays.fill(lengths, 256, 280, (byte) 7);
    Arrays.fill(lengths, 280, lengths.length, (byte) 8);
    codes.literals.set(lengths, 0, lengths.length, false);
    Arrays.fill(lengths, 0, DeflateMeanings.FIXED_DISTANCES, (byte) 5);
    codes.distances.set(lengths, 0, DeflateMeanings.FIXED_DISTANCES, false);
    return codes;
  }

  /** Begins to read the codes of a block. */
  void begin() {
    step = Step.SIZES;
  }

  /** Reads on; false if more bits are needed. */
  boolean read(DeflateBits in) {
    return switch (step) {
      case SIZES -> readSizes(in) && readLengthsOfCodes(in) && readLengths(in);
      case LENGTHS_OF_CODES -> readLengthsOfCodes(in) && readLengths(in);
      case LENGTHS -> readLengths(in);
    };
  }

  private boolean readSizes(DeflateBits in) {
    if (!in.has(14)) {
      return false;
    }
    literalCount = 257 + in.take(5);
    int distanceCount = 1 + in.take(5);
    lengthsOfCodesCount = 4 + in.take(4);
    Damage.unless(
        literalCount <= DeflateMeanings.LITERALS && distanceCount <= DeflateMeanings.DISTANCES);
    count = literalCount + distanceCount;
    Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
    read = 0;
    step = Step.LENGTHS_OF_CODES;
    return true;
  }

  private boolean readLengthsOfCodes(DeflateBits in) {
    for (; read < lengthsOfCodesCount; read++) {
      if (!in.has(3)) {
        return false;
      }
      lengths[ORDER[read]] = (byte) in.take(3);
    }
    lengthsOfCodes.set(lengths, 0, ORDER.length, false);
    read = 0;
    step = Step.LENGTHS;
    return true;
  }

  private boolean readLengths(DeflateBits in) {
    while (read < count) {
      if (!readLength(in)) {
        return false;
      }
    }
    Damage.unless(lengths[DeflateMeanings.END_OF_BLOCK] != 0);
    literals.set(lengths, 0, literalCount, true);
    distances.set(lengths, literalCount, count, true);
    return true;
  }

  private boolean readLength(DeflateBits in) {
    in.has(LENGTH_BITS + 7);
    int entry = lengthsOfCodes.entry(in.word);
    int taken = DeflateEntry.taken(entry);
    int symbol = DeflateEntry.number(entry, in.word);
    int extraBits = extraBits(symbol);
    if (in.left < taken + extraBits) {
      return false;
    }
    in.skip(taken);
    int times = in.take(extraBits) + (symbol < REPEAT_LAST ? 1 : symbol < MANY_ZEROS ? 3 : 11);
    Damage.unless(times <= count - read && (symbol != REPEAT_LAST || read > 0));
    int length = symbol < REPEAT_LAST ? symbol : symbol == REPEAT_LAST ? lengths[read - 1] : 0;
    Arrays.fill(lengths, read, read + times, (byte) length);
    read += times;
    return true;
  }

  private static int extraBits(int symbol) {
    return switch (symbol) {
      case REPEAT_LAST -> 2;
      case FEW_ZEROS -> 3;
      case MANY_ZEROS -> 7;
      default -> 0;
    };
  }
}
