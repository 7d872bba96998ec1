package audiencesync.export.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The bytes and numbers that Thrift's compact protocol is made of. */
final class CompactBytes {
  private static final int LONGEST_VARINT = 10;

  private final byte[] bytes;
  private final int end;
  private final Place place;
  private int at;

  CompactBytes(Region content, Place place) {
    this.bytes = content.bytes();
    this.at = content.from();
    this.end = content.to();
    this.place = place;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  void goTo(int position) {
    at = position;
  }

  void advance(int count) {
    if (count > end - at) {
      throw place.damaged("it ends too early");
    }
    at += count;
  }

  int next() {
    advance(1);
    return bytes[at - 1] & 0xFF;
  }

  long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  long varint() {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      int part = next();
      value |= (part & 0x7FL) << (7 * i);
      if (part < 0x80) {
        return value;
      }
    }
    throw place.damaged("a number does not end");
  }

  /** A number of bytes that follow. */
  int length() {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw place.damaged("%s bytes are not there".formatted(Long.toUnsignedString(length)));
    }
    return (int) length;
  }

  String text() {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, UTF_8);
  }
}
