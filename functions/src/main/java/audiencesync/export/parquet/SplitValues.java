package audiencesync.export.parquet;

/** Values whose first bytes stand together, then their second ones (BYTE_STREAM_SPLIT). */
final class SplitValues extends PageValues {
  private final Region region;
  private final int width;
  private final int count;
  private final PhysicalType type;
  private int read;

  SplitValues(PhysicalType type, int width, Region region) {
    BrokenPage.unless(region.length() % width == 0, "a page has a part of a value");
    this.region = region;
    this.width = width;
    this.count = region.length() / width;
    this.type = type;
    this.bytes = new byte[width];
    this.end = width;
  }

  @Override
  void next() {
    Region.checkLength(read < count);
    int at = region.from() + read++;
    if (!type.isNumber()) {
      for (int i = 0; i < width; i++) {
        bytes[i] = region.bytes()[at + i * count];
      }
      return;
    }
    long word = 0;
    for (int i = 0; i < width; i++) {
      word |= (region.bytes()[at + i * count] & 0xFFL) << (8 * i);
    }
    bits = width == Integer.BYTES ? (int) word : word;
  }
}
