package audiencesync.export.parquet;

import java.util.Arrays;

/** Texts whose lengths stand before them (encodings DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY). */
final class DeltaTexts {
  private DeltaTexts() {}

  /** The lengths of all, then all texts. */
  static PageValues withLengths(Region region) {
    return new Lengths(region);
  }

  /** How much of each is the same as of the one before; then the rest of each. */
  static PageValues withPrefixes(Region region) {
    return new Prefixes(region);
  }

  private static final class Lengths extends PageValues {
    private final DeltaNumbers lengths;
    private final int to;

    Lengths(Region region) {
      this.lengths = new DeltaNumbers(region, true);
      this.bytes = region.bytes();
      this.end = lengths.end();
      this.to = region.to();
    }

    @Override
    void next() {
      lengths.next();
      Region.checkLength(lengths.bits >= 0 && lengths.bits <= to - end);
      start = end;
      end += (int) lengths.bits;
    }
  }

  private static final class Prefixes extends PageValues {
    private static final int FIRST_LENGTH = 256;
    private static final int LONGEST = 16 << 20;

    private final DeltaNumbers prefixes;
    private final PageValues rests;

    Prefixes(Region region) {
      this.prefixes = new DeltaNumbers(region, true);
      this.rests = new Lengths(region.after(prefixes.end() - region.from()));
      this.bytes = new byte[FIRST_LENGTH];
    }

    /** What is the same stays where it is: a value costs what its own bytes are. */
    @Override
    void next() {
      prefixes.next();
      rests.next();
      long prefix = prefixes.bits;
      BrokenPage.unless(
          prefix >= 0 && prefix <= end, "a text shares more with the one before than there is");
      int rest = rests.end - rests.start;
      end = (int) prefix + rest;
      BrokenPage.unless(end >= 0 && end <= LONGEST, "a text of more than " + LONGEST + " bytes");
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
      }
      System.arraycopy(rests.bytes, rests.start, bytes, (int) prefix, rest);
    }
  }
}
