package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A struct in Thrift's compact protocol, written by hand: it may say whatever a test wants. */
final class ThriftBytes {
  private static final int INT_64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int last;

  ThriftBytes number(int id, long value) {
    field(id, INT_64);
    varint((value << 1) ^ (value >> 63));
    return this;
  }

  ThriftBytes text(int id, String text) {
    field(id, BINARY);
    bytes(text.getBytes(UTF_8));
    return this;
  }

  /** The beginning of a text of that length, which does not follow. */
  ThriftBytes textOf(int id, long length) {
    field(id, BINARY);
    varint(length);
    return this;
  }

  ThriftBytes texts(int id, String text) {
    field(id, LIST);
    out.write((1 << 4) | BINARY);
    bytes(text.getBytes(UTF_8));
    return this;
  }

  ThriftBytes struct(int id, ThriftBytes inner) {
    field(id, STRUCT);
    out.writeBytes(inner.toBytes());
    return this;
  }

  ThriftBytes structs(int id, ThriftBytes... elements) {
    listOf(id, elements.length);
    for (ThriftBytes element : elements) {
      out.writeBytes(element.toBytes());
    }
    return this;
  }

  /** The beginning of a list of so many structs, which do not follow. */
  ThriftBytes listOf(int id, long size) {
    field(id, LIST);
    out.write((15 << 4) | STRUCT);
    varint(size);
    return this;
  }

  ThriftBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  private void field(int id, int type) {
    out.write(((id - last) << 4) | type);
    last = id;
  }

  private void bytes(byte[] bytes) {
    varint(bytes.length);
    out.writeBytes(bytes);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toBytes() {
    byte[] begun = out.toByteArray();
    byte[] whole = new byte[begun.length + 1];
    System.arraycopy(begun, 0, whole, 0, begun.length);
    return whole;
  }
}
