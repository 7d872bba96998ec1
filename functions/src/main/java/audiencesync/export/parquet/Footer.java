package audiencesync.export.parquet;

import audiencesync.export.codec.Bytes;
import audiencesync.export.codec.UnreadableContentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The footer: what columns there are, and where the row groups are written down. Only their place
 * is kept; {@link RowGroups} reads one at a time.
 *
 * @param content the footer's bytes
 * @param from where it stands in the file: all pages are before
 * @param columns the fields at the top of the schema
 * @param rows how many rows the file says it has
 * @param groupsAt where in {@code content} the first row group is
 * @param groups how many there are
 * @param leaves how many columns each has
 */
record Footer(
    Region content,
    long from,
    List<ParquetColumn> columns,
    long rows,
    int groupsAt,
    int groups,
    int leaves) {
  /** The magic number; at the begin of a file and at its end. */
  static final int MAGIC_BYTES = 4;

  private static final int MAGIC = 0x31524150;
  private static final int ENCRYPTED_MAGIC = 0x45524150;
  private static final int TAIL_BYTES = 4 + MAGIC_BYTES;

  Footer {
    columns = List.copyOf(columns);
  }

  static Footer read(RangedBytes file, PageMemory memory) throws IOException {
    long size = file.size();
    if (size < MAGIC_BYTES + TAIL_BYTES) {
      throw cutOff(size);
    }
    byte[] tail = new byte[TAIL_BYTES];
    file.read(size - TAIL_BYTES, ByteBuffer.wrap(tail));
    checkMagic(Bytes.intAt(tail, 4), size);
    long length = Bytes.intAt(tail, 0) & 0xFFFFFFFFL;
    long from = size - TAIL_BYTES - length;
    if (from < MAGIC_BYTES) {
      throw Place.footer(size - TAIL_BYTES)
          .damaged("it says that it has %d bytes, more than the file".formatted(length));
    }
    byte[] bytes = memory.atLeast(new byte[0], length, Place.footer(from));
    file.read(from, ByteBuffer.wrap(bytes, 0, (int) length));
    return new Reading(new Region(bytes, 0, (int) length), from).footer();
  }

  private static void checkMagic(int magic, long size) {
    if (magic == ENCRYPTED_MAGIC) {
      throw new UnreadableContentException(
          "is encrypted Parquet, which is not read. Export it without encryption.");
    }
    if (magic != MAGIC) {
      throw cutOff(size);
    }
  }

  private static UnreadableContentException cutOff(long size) {
    return new UnreadableContentException(
        ("has no Parquet footer at its end, byte %d, though it begins as Parquet: it was not"
                + " written or copied to its end. Export or copy it again.")
            .formatted(size));
  }

  private static final class Reading {
    private final Region content;
    private final long from;
    private final Place place;
    private final CompactReader in;
    private final SchemaReader schema;
    private long rows = -1;
    private int groupsAt;
    private int groups;

    Reading(Region content, long from) {
      this.content = content;
      this.from = from;
      this.place = Place.footer(from);
      this.in = new CompactReader(content, place);
      this.schema = new SchemaReader(place);
    }

    Footer footer() {
      in.struct(this::field);
      if (rows < 0) {
        throw place.damaged("it does not say how many rows there are");
      }
      return new Footer(content, from, schema.columns(), rows, groupsAt, groups, schema.leaves());
    }

    private void field(int id) {
      switch (id) {
        case 2 -> in.structs(() -> schema.add(SchemaElement.read(in, place)));
        case 3 -> rows = in.integer();
        case 4 -> {
          groups = in.structs();
          groupsAt = in.at();
          for (int i = 0; i < groups; i++) {
            in.goTo(in.at());
            in.skip();
          }
        }
        default -> in.skip();
      }
    }
  }
}
