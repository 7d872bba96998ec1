package audiencesync.export.parquet;

import audiencesync.export.codec.Bytes;

/** Values as they are, one behind the other (encoding PLAIN). */
final class PlainValues {
  private PlainValues() {}

  static PageValues of(PhysicalType type, int fixedLength, Region region) {
    return switch (type) {
      case BOOLEAN -> new Booleans(region);
      case INT32, FLOAT -> new Words(region, Integer.BYTES);
      case INT64, DOUBLE -> new Words(region, Long.BYTES);
      case INT96 -> new Fixed(region, type.width);
      case FIXED_LEN_BYTE_ARRAY -> new Fixed(region, fixedLength);
      case BYTE_ARRAY -> new Texts(region);
    };
  }

  private static final class Booleans extends PageValues {
    private final Region region;
    private long bit;

    Booleans(Region region) {
      this.region = region;
    }

    @Override
    void next() {
      int at = region.from() + (int) (bit >>> 3);
      Region.checkLength(at < region.to());
      bits = region.bytes()[at] >> (bit & 7) & 1;
      bit++;
    }
  }

  private static final class Words extends PageValues {
    private final Region region;
    private final int width;
    private int at;

    Words(Region region, int width) {
      this.region = region;
      this.width = width;
      this.at = region.from();
    }

    @Override
    void next() {
      Region.checkLength(width <= region.to() - at);
      bits =
          width == Long.BYTES ? Bytes.longAt(region.bytes(), at) : Bytes.intAt(region.bytes(), at);
      at += width;
    }
  }

  private static final class Fixed extends PageValues {
    private final int to;
    private final int length;

    Fixed(Region region, int length) {
      this.bytes = region.bytes();
      this.end = region.from();
      this.to = region.to();
      this.length = length;
    }

    @Override
    void next() {
      Region.checkLength(length <= to - end);
      start = end;
      end += length;
    }
  }

  private static final class Texts extends PageValues {
    private final int to;

    Texts(Region region) {
      this.bytes = region.bytes();
      this.end = region.from();
      this.to = region.to();
    }

    @Override
    void next() {
      Region.checkLength(Integer.BYTES <= to - end);
      int length = Bytes.intAt(bytes, end);
      start = end + Integer.BYTES;
      Region.checkLength(length >= 0 && length <= to - start);
      end = start + length;
    }
  }
}
