package audiencesync.export.parquet;

import java.util.function.Consumer;

/**
 * Reads Thrift's compact protocol, in which Parquet writes its footer and page headers. Takes
 * nothing on trust: sizes are compared with what is left, nesting is bounded, and nothing is
 * allocated but the texts that are asked for.
 */
final class CompactReader {
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int INT_16 = 4;
  private static final int INT_64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;
  private static final int UUID = 13;

  private static final int LONG_LIST = 15;
  private static final int DEEPEST = 32;

  private final CompactBytes in;
  private final Place place;
  private int type = STRUCT;
  private int depth;

  /** Reads {@code content}; {@code place} is where it stands in the file. */
  CompactReader(Region content, Place place) {
    this.in = new CompactBytes(content, place);
    this.place = place;
  }

  /** What is done with a field: exactly one method that reads or skips it. */
  @FunctionalInterface
  interface Fields {
    void read(int id);
  }

  /** Where the reading has come to. */
  int at() {
    return in.at();
  }

  /** Goes on reading there, as {@link #structs()} left it. */
  void goTo(int position) {
    in.goTo(position);
    type = STRUCT;
  }

  void struct(Fields fields) {
    expect(type == STRUCT);
    enter();
    int id = 0;
    for (int header = in.next(); header != 0; header = in.next()) {
      int step = header >> 4;
      id = step == 0 ? (int) in.zigzag() : id + step;
      type = header & 0xF;
      fields.read(id);
    }
    depth--;
  }

  /** Reads a list's head, for elements that are structs; gives their number. */
  int structs() {
    int size = elements();
    expect(size == 0 || type == STRUCT);
    return size;
  }

  private int elements() {
    expect(type == LIST || type == SET);
    int header = in.next();
    long size = header >> 4 == LONG_LIST ? in.varint() : header >> 4;
    type = header & 0xF;
    if (size < 0 || size > in.left()) {
      throw damaged("a list of %s elements does not fit".formatted(Long.toUnsignedString(size)));
    }
    return (int) size;
  }

  void structs(Runnable element) {
    int size = structs();
    for (int i = 0; i < size; i++) {
      type = STRUCT;
      element.run();
    }
  }

  void texts(Consumer<String> element) {
    int size = elements();
    int elementType = type;
    for (int i = 0; i < size; i++) {
      type = elementType;
      element.accept(text());
    }
  }

  boolean bool() {
    expect(type == TRUE || type == FALSE);
    return type == TRUE;
  }

  long integer() {
    if (type == BYTE) {
      return (byte) in.next();
    }
    expect(type >= INT_16 && type <= INT_64);
    return in.zigzag();
  }

  int int32() {
    long value = integer();
    expect((int) value == value);
    return (int) value;
  }

  String text() {
    expect(type == BINARY);
    return in.text();
  }

  void skip() {
    switch (type) {
      case TRUE, FALSE -> {}
      case BYTE -> in.advance(1);
      case INT_16, INT_16 + 1, INT_64 -> in.varint();
      case DOUBLE -> in.advance(Long.BYTES);
      case BINARY -> in.advance(in.length());
      case LIST, SET -> skipList();
      case MAP -> skipMap();
      case STRUCT -> struct(id -> skip());
      case UUID -> in.advance(2 * Long.BYTES);
      default -> throw damaged("there is no type " + type);
    }
  }

  private void skipList() {
    enter();
    int size = elements();
    int elementType = type;
    for (int i = 0; i < size; i++) {
      skipElement(elementType);
    }
    depth--;
  }

  private void skipMap() {
    enter();
    long size = in.varint();
    int types = size == 0 ? 0 : in.next();
    for (long i = 0; i < size; i++) {
      skipElement(types >> 4);
      skipElement(types & 0xF);
    }
    depth--;
  }

  private void skipElement(int elementType) {
    type = elementType;
    if (type == TRUE || type == FALSE) {
      in.advance(1);
    } else {
      skip();
    }
  }

  private void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw damaged("it nests deeper than " + DEEPEST);
    }
  }

  private void expect(boolean holds) {
    if (!holds) {
      throw damaged("a field has another type or value than Parquet gives it");
    }
  }

  private RuntimeException damaged(String what) {
    return place.damaged(what);
  }
}
