package audiencesync.export.parquet;

import audiencesync.export.codec.Bytes;
import java.util.Optional;

/** Opens the values of a page by Parquet's number for how they are written. */
final class Encodings {
  /** What to do about encodings that are not read. */
  static final String ADVICE = "Write it with the usual encodings.";

  static final int PLAIN = 0;
  static final int PLAIN_DICTIONARY = 2;
  static final int RUNS = 3;
  static final int DICTIONARY = 8;

  private static final int DELTA_NUMBERS = 5;
  private static final int DELTA_LENGTHS = 6;
  private static final int DELTA_PREFIXES = 7;
  private static final int SPLIT = 9;

  private final PhysicalType type;
  private final int fixedLength;

  Encodings(PhysicalType type, int fixedLength) {
    this.type = type;
    this.fixedLength = fixedLength;
  }

  PageValues plain(Region region) {
    return PlainValues.of(type, fixedLength, region);
  }

  /** The values in the region; empty when this type is not written so, or not in a way we know. */
  Optional<PageValues> values(int encoding, Region region) {
    if (!isWritten(encoding)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (encoding) {
          case RUNS -> new Booleans(prefixed(region));
          case DELTA_NUMBERS -> new DeltaNumbers(region, type == PhysicalType.INT32);
          case DELTA_LENGTHS -> DeltaTexts.withLengths(region);
          case DELTA_PREFIXES -> DeltaTexts.withPrefixes(region);
          case SPLIT -> new SplitValues(type, type.width == 0 ? fixedLength : type.width, region);
          default -> plain(region);
        });
  }

  private boolean isWritten(int encoding) {
    return switch (type) {
      case BOOLEAN -> encoding == PLAIN || encoding == RUNS;
      case INT32, INT64 -> encoding == PLAIN || encoding == DELTA_NUMBERS || encoding == SPLIT;
      case FLOAT, DOUBLE -> encoding == PLAIN || encoding == SPLIT;
      case INT96 -> encoding == PLAIN;
      case BYTE_ARRAY ->
          encoding == PLAIN || encoding == DELTA_LENGTHS || encoding == DELTA_PREFIXES;
      case FIXED_LEN_BYTE_ARRAY ->
          encoding == PLAIN || encoding == DELTA_PREFIXES || encoding == SPLIT;
    };
  }

  /** The part that a length of four bytes stands before. */
  static Region prefixed(Region region) {
    Region behind = region.after(Integer.BYTES);
    return behind.first(Bytes.intAt(region.bytes(), region.from()));
  }

  private static final class Booleans extends PageValues {
    private final RunReader runs;

    Booleans(Region region) {
      this.runs = new RunReader(region, 1);
    }

    @Override
    void next() {
      bits = runs.next();
    }
  }
}
