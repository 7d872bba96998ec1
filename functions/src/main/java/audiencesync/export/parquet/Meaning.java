package audiencesync.export.parquet;

/**
 * What a column's values stand for (Parquet's logical type).
 *
 * @param kind what they are
 * @param name Parquet's name for it
 * @param scale digits behind the point of a decimal; of times, units in a second
 * @param isUtc whether a timestamp is a point in time rather than a local one
 */
record Meaning(Kind kind, String name, int scale, boolean isUtc) {
  enum Kind {
    /** No more than their physical type says. */
    PLAIN,
    UNSIGNED,
    DECIMAL,
    DATE,
    TIME,
    TIMESTAMP,
    UUID,
    /** Always null. */
    NOTHING,
    /** Something that has no text here. */
    OTHER
  }

  static final Meaning PLAIN = of(Kind.PLAIN, "");

  static Meaning of(Kind kind, String name) {
    return new Meaning(kind, name, 0, false);
  }

  static Meaning decimal(int scale) {
    return new Meaning(Kind.DECIMAL, "DECIMAL", scale, false);
  }

  static Meaning timed(Kind kind, int unitsInSecond, boolean isUtc) {
    return new Meaning(kind, kind.name(), unitsInSecond, isUtc);
  }
}
