package audiencesync.export.parquet;

import java.util.Optional;

/**
 * One column of one row group: where its pages stand.
 *
 * @param codec how they are compressed
 * @param rows how many values they hold, nulls included
 * @param from its first byte in the file
 * @param to the byte behind its last
 */
record Chunk(Codec codec, long rows, long from, long to) {
  static Chunk read(CompactReader in, ParquetColumn column, Place place) {
    return new Reading(in, column, place).chunk();
  }

  private static final class Reading {
    private static final String ENCRYPTED = "an encrypted column";
    private static final String UNENCRYPTED = "Export it without encryption.";

    private final CompactReader in;
    private final ParquetColumn column;
    private final Place place;
    private int type = -1;
    private int codec = -1;
    private long rows = -1;
    private long size = -1;
    private long dataFrom = -1;
    private long dictionaryFrom;
    private boolean isElsewhere;
    private boolean isEncrypted;
    private Optional<String> name = Optional.empty();

    Reading(CompactReader in, ParquetColumn column, Place place) {
      this.in = in;
      this.column = column;
      this.place = place;
    }

    Chunk chunk() {
      in.struct(this::field);
      if (isEncrypted) {
        throw place.unreadable(ENCRYPTED, UNENCRYPTED);
      }
      if (isElsewhere) {
        throw place.unreadable("its values in another file", "Export it as files of their own.");
      }
      check();
      boolean hasDictionary = dictionaryFrom > 0 && dictionaryFrom < dataFrom;
      long from = hasDictionary ? dictionaryFrom : dataFrom;
      return new Chunk(Codec.of(codec, place), rows, from, from + size);
    }

    private void check() {
      boolean isColumn =
          column.element().type().filter(meant -> meant.number == type).isPresent()
              && name.filter(column.name()::equals).isPresent();
      if (!isColumn) {
        throw place.damaged("a row group has another column in its place");
      }
      if (rows < 0 || dataFrom < 0 || size < 0 || size > Long.MAX_VALUE - dataFrom) {
        throw place.damaged("a row group does not say where its values are");
      }
    }

    private void field(int id) {
      switch (id) {
        case 1 -> isElsewhere = !in.text().isEmpty();
        case 3 -> in.struct(this::meta);
        case 8 -> {
          isEncrypted = true;
          in.skip();
        }
        default -> in.skip();
      }
    }

    private void meta(int id) {
      switch (id) {
        case 1 -> type = in.int32();
        case 3 -> name = Optional.of(path());
        case 4 -> codec = in.int32();
        case 5 -> rows = in.integer();
        case 7 -> size = in.integer();
        case 9 -> dataFrom = in.integer();
        case 11 -> dictionaryFrom = in.integer();
        default -> in.skip();
      }
    }

    private String path() {
      StringBuilder path = new StringBuilder();
      in.texts(path::append);
      return path.toString();
    }
  }
}
