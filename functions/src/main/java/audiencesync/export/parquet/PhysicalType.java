package audiencesync.export.parquet;

import java.util.Optional;
import java.util.stream.Stream;

/** How values are stored. */
enum PhysicalType {
  BOOLEAN(0, 0),
  INT32(1, 4),
  INT64(2, 8),
  INT96(3, 12),
  FLOAT(4, 4),
  DOUBLE(5, 8),
  BYTE_ARRAY(6, 0),
  FIXED_LEN_BYTE_ARRAY(7, 0);

  /** Parquet's number for it. */
  final int number;

  /** Bytes of a value; 0 where they differ. */
  final int width;

  PhysicalType(int number, int width) {
    this.number = number;
    this.width = width;
  }

  static Optional<PhysicalType> of(int number) {
    return Stream.of(values()).filter(type -> type.number == number).findFirst();
  }

  /** Whether a value is a number of bits rather than a text of bytes. */
  boolean isNumber() {
    return this != INT96 && this != BYTE_ARRAY && this != FIXED_LEN_BYTE_ARRAY;
  }
}
