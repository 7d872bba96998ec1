package audiencesync.export.parquet;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands before a page.
 *
 * @param kind what kind of page it is
 * @param bytes how many bytes of the header itself
 * @param stored bytes of the page in the file
 * @param inflated bytes of the page without compression
 * @param checksum of the stored bytes, if there is one
 * @param values how many values, nulls included
 * @param encoding Parquet's number for how values are written
 * @param levels how its nulls are written; of a page of version 1, its encoding, else its length
 * @param isCompressed whether the values are compressed, if the column is
 */
record PageHeader(
    Kind kind,
    int bytes,
    int stored,
    int inflated,
    Optional<Integer> checksum,
    int values,
    int encoding,
    int levels,
    boolean isCompressed) {
  enum Kind {
    DATA(0),
    INDEX(1),
    DICTIONARY(2),
    DATA_2(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    private static Optional<Kind> of(int number) {
      return Stream.of(values()).filter(kind -> kind.number == number).findFirst();
    }
  }

  static PageHeader read(CompactReader in, Place place) {
    return new Reading(in, place).header();
  }

  private static final class Reading {
    private final CompactReader in;
    private final Place place;
    private int type = -1;
    private int stored = -1;
    private int inflated = -1;
    private Optional<Integer> checksum = Optional.empty();
    private int values = -1;
    private int encoding = -1;
    private int levels;
    private int repetitionBytes;
    private boolean isCompressed = true;

    Reading(CompactReader in, Place place) {
      this.in = in;
      this.place = place;
    }

    PageHeader header() {
      int from = in.at();
      in.struct(this::field);
      Kind kind =
          Kind.of(type).orElseThrow(() -> place.damaged("there is no kind of page " + type));
      boolean isWhole = kind == Kind.INDEX || Math.min(values, encoding) >= 0;
      if (!isWhole || stored < 0 || inflated < 0 || levels < 0 || repetitionBytes != 0) {
        throw place.damaged("a page's header is not whole");
      }
      return new PageHeader(
          kind, in.at() - from, stored, inflated, checksum, values, encoding, levels, isCompressed);
    }

    private void field(int id) {
      switch (id) {
        case 1 -> type = in.int32();
        case 2 -> inflated = in.int32();
        case 3 -> stored = in.int32();
        case 4 -> checksum = Optional.of(in.int32());
        case 5 -> in.struct(this::version1);
        case 7 -> in.struct(this::dictionary);
        case 8 -> in.struct(this::version2);
        default -> in.skip();
      }
    }

    private void version1(int id) {
      switch (id) {
        case 1 -> values = in.int32();
        case 2 -> encoding = in.int32();
        case 3 -> levels = in.int32();
        default -> in.skip();
      }
    }

    private void dictionary(int id) {
      switch (id) {
        case 1 -> values = in.int32();
        case 2 -> encoding = in.int32();
        default -> in.skip();
      }
    }

    private void version2(int id) {
      switch (id) {
        case 1 -> values = in.int32();
        case 4 -> encoding = in.int32();
        case 5 -> levels = in.int32();
        case 6 -> repetitionBytes = in.int32();
        case 7 -> isCompressed = in.bool();
        default -> in.skip();
      }
    }
  }
}
