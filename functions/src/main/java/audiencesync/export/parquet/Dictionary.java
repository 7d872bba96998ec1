package audiencesync.export.parquet;

/** The different values of a column in one row group, which pages name by their number. */
final class Dictionary {
  private final PhysicalType type;
  private final byte[] bytes;
  private final long[] numbers;
  private final int[] starts;
  private final int[] ends;

  private Dictionary(PhysicalType type, byte[] bytes, int size) {
    this.type = type;
    this.bytes = bytes;
    this.numbers = new long[type.isNumber() ? size : 0];
    this.starts = new int[type.isNumber() ? 0 : size];
    this.ends = new int[type.isNumber() ? 0 : size];
  }

  /** Memory that a dictionary of so many values takes beside their bytes. */
  static long memory(int size) {
    return (long) size * Long.BYTES;
  }

  /** A dictionary of the first {@code size} plain values, whose bytes stay as they are. */
  static Dictionary of(PhysicalType type, PageValues values, int size) {
    Dictionary dictionary = new Dictionary(type, values.bytes, size);
    for (int i = 0; i < size; i++) {
      values.next();
      if (type.isNumber()) {
        dictionary.numbers[i] = values.bits;
      } else {
        dictionary.starts[i] = values.start;
        dictionary.ends[i] = values.end;
      }
    }
    return dictionary;
  }

  private int size() {
    return type.isNumber() ? numbers.length : starts.length;
  }

  /** The values of a page: the width of its indexes, and the indexes. */
  PageValues page(Region region) {
    if (region.length() == 0) {
      return new Indexed(new RunReader(region, 0));
    }
    return new Indexed(new RunReader(region.after(1), region.bytes()[region.from()] & 0xFF));
  }

  private final class Indexed extends PageValues {
    private final RunReader indexes;

    Indexed(RunReader indexes) {
      this.indexes = indexes;
      this.bytes = Dictionary.this.bytes;
    }

    @Override
    void next() {
      int index = indexes.next();
      BrokenPage.unless(index >= 0 && index < size(), "a value is not in the dictionary");
      if (type.isNumber()) {
        bits = numbers[index];
      } else {
        start = starts[index];
        end = ends[index];
      }
    }
  }
}
