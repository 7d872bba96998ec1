package audiencesync.export.parquet;

import audiencesync.export.codec.Bytes;

/** Whole numbers as differences to the one before (encoding DELTA_BINARY_PACKED). */
final class DeltaNumbers extends PageValues {
  private static final String TOO_SHORT = "a page is shorter than its differences";
  private static final int LARGEST_BLOCK = 1 << 20;

  private final int to;
  private final boolean isInt32;
  private final int blocks;
  private final int parts;
  private final int partValues;
  private final long count;
  private int at;
  private long read;
  private long least;
  private int part;
  private int widthsAt;
  private int leftInPart;
  private int width;
  private int packedFrom;
  private long bit;

  DeltaNumbers(Region region, boolean isInt32) {
    this.bytes = region.bytes();
    this.at = region.from();
    this.to = region.to();
    this.isInt32 = isInt32;
    long blockValues = varint();
    long blockParts = varint();
    BrokenPage.unless(
        blockValues > 0
            && blockValues <= LARGEST_BLOCK
            && blockParts > 0
            && blockParts <= blockValues
            && blockValues % (8 * blockParts) == 0,
        "differences in blocks of no size that can be");
    this.parts = (int) blockParts;
    this.partValues = (int) (blockValues / blockParts);
    this.count = varint();
    BrokenPage.unless(count >= 0 && count <= Integer.MAX_VALUE, "a number of differences");
    this.blocks = (int) ((Math.max(count - 1, 0) + blockValues - 1) / blockValues);
    this.bits = zigzag();
    this.part = parts;
  }

  /** How many numbers there are. */
  long count() {
    return count;
  }

  /** Where the numbers end, without reading them: for what comes behind them. */
  int end() {
    int position = at;
    try {
      long missing = count - 1;
      for (int block = 0; block < blocks; block++) {
        zigzag();
        int widths = at;
        advance(parts);
        for (int i = 0; i < parts && missing > 0; i++) {
          long stored = (long) partValues / 8 * width(widths + i);
          missing -= partValues;
          at += (int) Math.min(stored, to - at);
        }
      }
      return at;
    } finally {
      at = position;
    }
  }

  @Override
  void next() {
    BrokenPage.unless(read < count, TOO_SHORT);
    if (read++ > 0) {
      if (leftInPart == 0) {
        nextPart();
      }
      leftInPart--;
      bits += least + unpacked();
    }
    if (isInt32) {
      int low = (int) bits;
      bits = low;
    }
  }

  private void nextPart() {
    part++;
    if (part >= parts) {
      least = zigzag();
      widthsAt = at;
      advance(parts);
      part = 0;
    }
    width = width(widthsAt + part);
    leftInPart = partValues;
    packedFrom = at;
    bit = 0;
    at += (int) Math.min((long) partValues / 8 * width, to - at);
  }

  private int width(int position) {
    int said = bytes[position] & 0xFF;
    BrokenPage.unless(said <= Long.SIZE, "differences of " + said + " bits");
    return said;
  }

  private long unpacked() {
    int from = packedFrom + (int) (bit >>> 3);
    int shift = (int) bit & 7;
    BrokenPage.unless(from + ((shift + width + 7) >>> 3) <= to, TOO_SHORT);
    bit += width;
    if (width == 0) {
      return 0;
    }
    long value = Bytes.longAt(bytes, from) >>> shift;
    if (shift + width > Long.SIZE) {
      value |= (bytes[from + Long.BYTES] & 0xFFL) << (Long.SIZE - shift);
    }
    return value & (-1L >>> (Long.SIZE - width));
  }

  private void advance(int length) {
    BrokenPage.unless(length <= to - at, TOO_SHORT);
    at += length;
  }

  private long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      advance(1);
      int next = bytes[at - 1] & 0xFF;
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw BrokenPage.because("a number does not end");
  }
}
