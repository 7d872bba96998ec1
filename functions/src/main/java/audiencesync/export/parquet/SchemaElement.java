package audiencesync.export.parquet;

import java.util.Optional;

/**
 * One element of the schema, as the footer lists them: each before its children.
 *
 * @param name its name
 * @param type empty for a group
 * @param length bytes of a value of fixed length
 * @param repetition 0 required, 1 optional, 2 repeated
 * @param children how many follow it
 * @param meaning what its values stand for
 */
record SchemaElement(
    String name,
    Optional<PhysicalType> type,
    int length,
    int repetition,
    int children,
    Meaning meaning) {
  static final int OPTIONAL = 1;
  static final int REPEATED = 2;

  static SchemaElement read(CompactReader in, Place place) {
    return new Reading(in, place).element();
  }

  private static final class Reading {
    private final CompactReader in;
    private final Place place;
    private String name = "";
    private Optional<PhysicalType> type = Optional.empty();
    private int length;
    private int repetition;
    private int children;
    private int converted = -1;
    private int scale;
    private Optional<Meaning> logical = Optional.empty();

    Reading(CompactReader in, Place place) {
      this.in = in;
      this.place = place;
    }

    SchemaElement element() {
      in.struct(this::field);
      Meaning older = converted < 0 ? Meaning.PLAIN : MeaningReader.converted(converted, scale);
      Meaning meaning = logical.orElse(older);
      return new SchemaElement(name, type, length, repetition, children, meaning);
    }

    private void field(int id) {
      switch (id) {
        case 1 -> type = Optional.of(physical(in.int32()));
        case 2 -> length = in.int32();
        case 3 -> repetition = in.int32();
        case 4 -> name = in.text();
        case 5 -> children = in.int32();
        case 6 -> converted = in.int32();
        case 7 -> scale = in.int32();
        case 10 -> logical = Optional.of(MeaningReader.logical(in));
        default -> in.skip();
      }
    }

    private PhysicalType physical(int number) {
      return PhysicalType.of(number)
          .orElseThrow(() -> place.damaged("there is no physical type " + number));
    }
  }
}
