package audiencesync.export;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Writes deflated data bit by bit, right or wrong. */
final class DeflatedBits {
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int word;
  private int left;

  /** Bits of a number, the lowest first. */
  DeflatedBits number(int value, int bits) {
    for (int i = 0; i < bits; i++) {
      bit(value >>> i & 1);
    }
    return this;
  }

  /** Bits of a code, the highest first. */
  DeflatedBits code(int value, int bits) {
    for (int i = bits - 1; i >= 0; i--) {
      bit(value >>> i & 1);
    }
    return this;
  }

  private void bit(int bit) {
    word |= bit << left;
    left++;
    if (left == Byte.SIZE) {
      bytes.write(word);
      word = 0;
      left = 0;
    }
  }

  DeflatedBits header(boolean isLast, int type) {
    return number(isLast ? 1 : 0, 1).number(type, 2);
  }

  DeflatedBits aligned() {
    return number(0, (Byte.SIZE - left) % Byte.SIZE);
  }

  DeflatedBits raw(byte[] stored) {
    for (byte b : stored) {
      number(b, Byte.SIZE);
    }
    return this;
  }

  /** A symbol of the code in which symbols have these lengths. */
  DeflatedBits symbol(int[] lengths, int symbol) {
    int code = 0;
    for (int i = 0; i < lengths.length; i++) {
      boolean isBefore =
          lengths[i] < lengths[symbol] || (lengths[i] == lengths[symbol] && i < symbol);
      code += lengths[i] > 0 && isBefore ? 1 << (lengths[symbol] - lengths[i]) : 0;
    }
    return code(code, lengths[symbol]);
  }

  /** A symbol of the fixed code for literals and lengths. */
  DeflatedBits fixed(int symbol) {
    return symbol(fixedLengths(), symbol);
  }

  static int[] fixedLengths() {
    int[] lengths = new int[288];
    Arrays.fill(lengths, 0, 144, 8);
    Arrays.fill(lengths, 144, 256, 9);
    Arrays.fill(lengths, 256, 280, 7);
    Arrays.fill(lengths, 280, 288, 8);
    return lengths;
  }

  /** The header of a block with these codes; without repetitions. */
  DeflatedBits codes(boolean isLast, int[] literals, int[] distances) {
    int[] lengthsOfCodes = new int[19];
    Arrays.fill(lengthsOfCodes, 0, 16, 4);
    sizes(isLast, literals.length, distances.length, lengthsOfCodes);
    for (int length : literals) {
      symbol(lengthsOfCodes, length);
    }
    for (int length : distances) {
      symbol(lengthsOfCodes, length);
    }
    return this;
  }

  DeflatedBits sizes(boolean isLast, int literals, int distances, int[] lengthsOfCodes) {
    header(isLast, 2).number(literals - 257, 5).number(distances - 1, 5).number(15, 4);
    for (int symbol : ORDER) {
      number(lengthsOfCodes[symbol], 3);
    }
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    if (left > 0) {
      all.write(word);
    }
    return all.toByteArray();
  }
}
