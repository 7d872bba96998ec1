package audiencesync.export.parquet;

import audiencesync.export.parquet.Meaning.Kind;

/** Reads what a column means: the newer logical type, or else the older converted type. */
final class MeaningReader {
  private static final int MILLIS = 1_000;
  private static final int MICROS = 1_000_000;
  private static final int NANOS = 1_000_000_000;

  private final CompactReader in;
  private int scale;
  private int unitsInSecond;
  private boolean isUtc;
  private boolean isSigned = true;

  private MeaningReader(CompactReader in) {
    this.in = in;
  }

  /** Reads the union {@code LogicalType}. */
  static Meaning logical(CompactReader in) {
    Meaning[] meaning = {Meaning.PLAIN};
    in.struct(id -> meaning[0] = new MeaningReader(in).member(id));
    return meaning[0];
  }

  private Meaning member(int id) {
    readMember(id);
    return switch (id) {
      case 1, 4, 12 -> Meaning.PLAIN;
      case 5 -> Meaning.decimal(scale);
      case 6 -> Meaning.of(Kind.DATE, "DATE");
      case 7 -> Meaning.timed(Kind.TIME, unitsInSecond, isUtc);
      case 8 -> Meaning.timed(Kind.TIMESTAMP, unitsInSecond, isUtc);
      case 10 -> isSigned ? Meaning.PLAIN : Meaning.of(Kind.UNSIGNED, "UINT");
      case 11 -> Meaning.of(Kind.NOTHING, "UNKNOWN");
      case 13 -> Meaning.of(Kind.OTHER, "BSON");
      case 14 -> Meaning.of(Kind.UUID, "UUID");
      case 15 -> Meaning.of(Kind.OTHER, "FLOAT16");
      case 16 -> Meaning.of(Kind.OTHER, "VARIANT");
      case 17 -> Meaning.of(Kind.OTHER, "GEOMETRY");
      case 18 -> Meaning.of(Kind.OTHER, "GEOGRAPHY");
      default -> Meaning.of(Kind.OTHER, "logical type " + id);
    };
  }

  private void readMember(int member) {
    in.struct(
        id -> {
          switch (100 * member + id) {
            case 501 -> scale = in.int32();
            case 701, 801 -> isUtc = in.bool();
            case 702, 802 -> unitsInSecond = unit();
            case 1002 -> isSigned = in.bool();
            default -> in.skip();
          }
        });
  }

  private int unit() {
    int[] unit = {0};
    in.struct(
        id -> {
          unit[0] = id == 1 ? MILLIS : id == 2 ? MICROS : id == 3 ? NANOS : 0;
          in.skip();
        });
    return unit[0];
  }

  /** The meaning of a number of {@code ConvertedType}. */
  static Meaning converted(int type, int scale) {
    return switch (type) {
      case 0, 4, 15, 16, 17, 18, 19 -> Meaning.PLAIN;
      case 5 -> Meaning.decimal(scale);
      case 6 -> Meaning.of(Kind.DATE, "DATE");
      case 7 -> Meaning.timed(Kind.TIME, MILLIS, true);
      case 8 -> Meaning.timed(Kind.TIME, MICROS, true);
      case 9 -> Meaning.timed(Kind.TIMESTAMP, MILLIS, true);
      case 10 -> Meaning.timed(Kind.TIMESTAMP, MICROS, true);
      case 11, 12, 13, 14 -> Meaning.of(Kind.UNSIGNED, "UINT");
      case 20 -> Meaning.of(Kind.OTHER, "BSON");
      case 21 -> Meaning.of(Kind.OTHER, "INTERVAL");
      default -> Meaning.of(Kind.OTHER, "converted type " + type);
    };
  }
}
