package audiencesync.export.codec;

import static audiencesync.export.codec.DeflateEntry.END;
import static audiencesync.export.codec.DeflateEntry.LINK;
import static audiencesync.export.codec.DeflateEntry.ODD;

/** The symbols of a block: literals and matches (RFC 1951, 3.2.3). */
final class DeflateSymbols {
  /** What two refills read. */
  private static final int INPUT_ROOM = 2 * Long.BYTES;

  /** The longest literal or match: both codes with their extra bits. */
  private static final int MOST_BITS = 15 + 5 + 15 + 13;

  private final DeflateBits in;
  private final DeflateWindow window;
  private boolean isAtEnd;

  DeflateSymbols(DeflateBits in, DeflateWindow window) {
    this.in = in;
    this.window = window;
  }

  /** Begins a block. */
  void begin() {
    isAtEnd = false;
  }

  /** Whether the block has ended. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /** Decodes until the block ends or the window is full; false if more bits are needed before. */
  boolean decode(DeflateCodes codes) {
    boolean goesOn = true;
    while (goesOn && !isAtEnd && !window.isFull()) {
      decodeMost(codes.literals, codes.distances);
      goesOn = window.isFull() || decodeOne(codes.literals, codes.distances);
    }
    return goesOn;
  }

  /**
   * Decodes as long as there are bytes to read and room to write whole words, and up to what needs
   * a closer look. This is where inflating spends its time: {@link DeflateBits} and the window's
   * end are kept in local variables, and all else is as it is because it was measured.
   *
   * <p>A refill leaves 56 to 63 bits, and sets those above to what the next one sets them to. Two
   * entries with literals, which both are in the table, a length with its code, and again a
   * distance with its code, take fewer.
   */
  private void decodeMost(DeflateCode literals, DeflateCode distances) {
    int[] literalTable = literals.table;
    int[] distanceTable = distances.table;
    byte[] stored = in.bytes;
    byte[] out = window.bytes;
    int lastFrom = in.to - INPUT_ROOM;
    int from = in.from;
    long word = in.word;
    int left = in.left;
    int at = window.end;
    while (from <= lastFrom && at < DeflateWindow.FULL) {
      word |= Bytes.longAt(stored, from) << left;
      from += (63 - left) >>> 3;
      left |= 56;
      int entry = literalTable[(int) word & (literalTable.length - 1)];
      Bytes.putShort(out, at, entry >> 8);
      at += DeflateEntry.literals(entry);
      if (entry < 0) {
        // The same again: without a branch of its own, which is foreseen better, a third slower.
        word >>>= entry;
        left -= DeflateEntry.taken(entry);
        entry = literalTable[(int) word & (literalTable.length - 1)];
        Bytes.putShort(out, at, entry >> 8);
        at += DeflateEntry.literals(entry);
        if (entry < 0) {
          word >>>= entry;
          left -= DeflateEntry.taken(entry);
          continue;
        }
      }
      if ((entry & ODD) != 0) {
        entry = (entry & LINK) == 0 ? entry : literals.linked(entry, word);
        if (entry < 0) {
          out[at++] = (byte) (entry >> 8);
          word >>>= entry;
          left -= DeflateEntry.taken(entry);
          continue;
        }
        if ((entry & ODD) != 0) {
          break;
        }
      }
      int length = DeflateEntry.length(entry, word);
      word >>>= entry;
      left -= DeflateEntry.taken(entry);
      word |= Bytes.longAt(stored, from) << left;
      from += (63 - left) >>> 3;
      left |= 56;
      entry = distanceTable[(int) word & (distanceTable.length - 1)];
      if ((entry & LINK) != 0) {
        entry = distances.linked(entry, word);
      }
      int source = at - DeflateEntry.number(entry, word);
      word >>>= entry;
      left -= DeflateEntry.taken(entry);
      if ((entry & ODD) != 0 || source < 0) {
        in.from = from - (left >>> 3);
        in.left = 0;
        throw Damage.found();
      }
      if (source + Long.BYTES <= at) {
        // Most matches are no longer than three words, and which are is hard to foresee.
        Bytes.putLong(out, at, Bytes.longAt(out, source));
        Bytes.putLong(out, at + 8, Bytes.longAt(out, source + 8));
        Bytes.putLong(out, at + 16, Bytes.longAt(out, source + 16));
        for (int i = 24; i < length; i += Long.BYTES) {
          Bytes.putLong(out, at + i, Bytes.longAt(out, source + i));
        }
      } else {
        for (int i = 0; i < length; i++) {
          out[at + i] = out[source + i];
        }
      }
      at += length;
    }
    window.end = at;
    in.from = from;
    in.word = word;
    in.left = left;
    in.giveBack();
  }

  /**
   * Decodes a literal, a match or the end of the block with what is left, be it a few bits; false
   * if it needs more.
   */
  private boolean decodeOne(DeflateCode literals, DeflateCode distances) {
    in.has(MOST_BITS);
    int entry = literals.entry(in.word);
    if (DeflateEntry.literals(entry) > 0) {
      return addLiteral(entry, literals);
    }
    int taken = DeflateEntry.taken(entry);
    if (in.left < taken) {
      return false;
    }
    if ((entry & ODD) != 0) {
      Damage.unless((entry & END) != 0);
      in.skip(taken);
      isAtEnd = true;
      return true;
    }
    return repeat(entry, distances);
  }

  /** Of several symbols that an entry has, only the first may be there as a whole. */
  private boolean addLiteral(int entry, DeflateCode literals) {
    int taken = literals.lengthOf(DeflateEntry.first(entry));
    if (in.left < taken) {
      return false;
    }
    window.add((byte) (entry >> 8));
    in.skip(taken);
    return true;
  }

  private boolean repeat(int entry, DeflateCode distances) {
    int taken = DeflateEntry.taken(entry);
    long behind = in.word >>> taken;
    int second = distances.entry(behind);
    if (in.left < taken + DeflateEntry.taken(second)) {
      return false;
    }
    Damage.unless((second & ODD) == 0);
    window.repeat(DeflateEntry.number(second, behind), DeflateEntry.length(entry, in.word));
    in.skip(taken + DeflateEntry.taken(second));
    return true;
  }
}
