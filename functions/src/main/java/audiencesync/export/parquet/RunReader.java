package audiencesync.export.parquet;

import audiencesync.export.codec.Bytes;

/** Small numbers of a fixed number of bits, in runs or packed (encoding RLE). */
final class RunReader {
  private static final int MOST_BITS = 32;
  private static final int GROUP = 8;
  private static final String TOO_SHORT = "a page has fewer levels or indexes than values";

  private final byte[] bytes;
  private final int to;
  private final int width;
  private final long mask;
  private int at;
  private long left;
  private boolean isRun;
  private int value;
  private int packedFrom;
  private long bit;

  RunReader(Region region, int width) {
    BrokenPage.unless(width >= 0 && width <= MOST_BITS, "indexes of " + width + " bits");
    this.bytes = region.bytes();
    this.at = region.from();
    this.to = region.to();
    this.width = width;
    this.mask = (1L << width) - 1;
  }

  int next() {
    while (left == 0) {
      nextRun();
    }
    left--;
    return isRun ? value : unpacked();
  }

  private int unpacked() {
    int from = packedFrom + (int) (bit >>> 3);
    int shift = (int) bit & 7;
    BrokenPage.unless(from + ((shift + width + 7) >>> 3) <= to, TOO_SHORT);
    bit += width;
    return (int) (Bytes.longAt(bytes, from) >>> shift & mask);
  }

  private void nextRun() {
    long head = head();
    isRun = (head & 1) == 0;
    if (isRun) {
      left = head >>> 1;
      int valueBytes = (width + 7) >>> 3;
      BrokenPage.unless(valueBytes <= to - at, TOO_SHORT);
      value = (int) (Bytes.longAt(bytes, at) & ((1L << (8 * valueBytes)) - 1));
      at += valueBytes;
    } else {
      long groups = head >>> 1;
      left = groups * GROUP;
      bit = 0;
      packedFrom = at;
      at += (int) Math.min(groups * width, to - at);
    }
  }

  private long head() {
    long head = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      BrokenPage.unless(at < to, TOO_SHORT);
      int part = bytes[at++] & 0xFF;
      head |= (part & 0x7FL) << shift;
      if (part < 0x80) {
        return head;
      }
    }
    throw BrokenPage.because("a run's length does not end");
  }
}
