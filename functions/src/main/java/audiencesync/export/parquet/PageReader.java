package audiencesync.export.parquet;

import audiencesync.export.codec.Slice;
import audiencesync.export.codec.UnreadableContentException;
import audiencesync.export.parquet.PageHeader.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;

/** Reads the pages of one column, a page at a time. */
final class PageReader {
  private static final int USUAL_HEADER = 16 << 10;
  private static final int LONGEST_HEADER = 4 << 20;

  private final ParquetColumn column;
  private final Encodings encodings;
  private final ChunkBytes stored;
  private final PageMemory memory;
  private final PageBudget budget;
  private Optional<Dictionary> dictionary = Optional.empty();
  private byte[] dictionaryBytes = {};
  private long dictionaryMemory;
  private byte[] inflated = {};
  private Codec codec = Codec.UNCOMPRESSED;

  PageReader(ParquetColumn column, RangedBytes file, PageMemory memory, PageBudget budget) {
    SchemaElement element = column.element();
    this.column = column;
    this.encodings = new Encodings(element.type().orElseThrow(), element.length());
    this.stored = new ChunkBytes(file, memory);
    this.memory = memory;
    this.budget = budget;
  }

  void begin(Chunk chunk) {
    stored.begin(chunk);
    codec = chunk.codec();
    dictionary = Optional.empty();
  }

  /**
   * A page of values.
   *
   * @param place where it is
   * @param count how many values, nulls included
   * @param levels says 1 of each value that is not null; empty when none is
   * @param values those that are not null
   */
  record Page(Place place, int count, Optional<RunReader> levels, PageValues values) {}

  /** Reads up to the next page of values. */
  Page next() throws IOException {
    while (true) {
      Place place = place();
      if (stored.left() == 0) {
        throw place.damaged("the column has fewer values than rows");
      }
      PageHeader header = header(place);
      load(header, place);
      try {
        if (header.kind() == Kind.DICTIONARY) {
          readDictionary(header, place);
        } else if (header.kind() != Kind.INDEX) {
          return page(header, place);
        }
      } catch (BrokenPage e) {
        throw place.damaged(String.valueOf(e.getMessage()));
      } finally {
        stored.consume(header.stored());
      }
    }
  }

  private Place place() {
    return Place.column(column.name(), stored.position());
  }

  private PageHeader header(Place place) throws IOException {
    int there = stored.has(USUAL_HEADER, place);
    PageHeader header;
    try {
      header = header(there, place);
    } catch (UnreadableContentException e) {
      int more = stored.has(LONGEST_HEADER, place);
      if (more <= there) {
        throw e;
      }
      header = header(more, place);
    }
    stored.consume(header.bytes());
    return header;
  }

  private PageHeader header(int length, Place place) {
    int from = stored.from();
    return PageHeader.read(
        new CompactReader(new Region(stored.bytes(), from, from + length), place), place);
  }

  private void load(PageHeader header, Place place) throws IOException {
    if (header.stored() > stored.left()) {
      throw place.damaged(
          "a page of %d bytes, and %d are left".formatted(header.stored(), stored.left()));
    }
    budget.page(header);
    stored.has(header.stored(), place);
    if (header.checksum().filter(sum -> sum != checksum(header.stored())).isPresent()) {
      throw place.damaged("a page does not match its checksum");
    }
  }

  private int checksum(int length) {
    CRC32 checksum = new CRC32();
    checksum.update(stored.bytes(), stored.from(), length);
    return (int) checksum.getValue();
  }

  private void readDictionary(PageHeader header, Place place) {
    int size = header.values();
    boolean isPlain =
        header.encoding() == Encodings.PLAIN || header.encoding() == Encodings.PLAIN_DICTIONARY;
    BrokenPage.unless(
        isPlain && size <= header.inflated() && dictionary.isEmpty(),
        "a dictionary that cannot be one");
    memory.take(Dictionary.memory(size) - dictionaryMemory, place);
    dictionaryMemory = Dictionary.memory(size);
    dictionaryBytes = memory.atLeast(dictionaryBytes, header.inflated(), place);
    codec.inflate(slice(0, header.stored()), dictionaryBytes, header.inflated());
    PageValues values = encodings.plain(new Region(dictionaryBytes, 0, header.inflated()));
    dictionary = Optional.of(Dictionary.of(column.element().type().orElseThrow(), values, size));
  }

  private Slice slice(int from, int to) {
    return new Slice(stored.bytes(), stored.from() + from, stored.from() + to);
  }

  private Page page(PageHeader header, Place place) {
    return header.kind() == Kind.DATA ? version1(header, place) : version2(header, place);
  }

  private Page version1(PageHeader header, Place place) {
    Region content = content(0, header, place);
    if (!column.isOptional()) {
      return new Page(place, header.values(), Optional.empty(), values(header, content, place));
    }
    if (header.levels() != Encodings.RUNS) {
      throw place.unreadable("levels in encoding " + header.levels(), Encodings.ADVICE);
    }
    Region levels = Encodings.prefixed(content);
    Region values = content.after(Integer.BYTES + levels.length());
    return new Page(
        place,
        header.values(),
        Optional.of(new RunReader(levels, 1)),
        values(header, values, place));
  }

  private Page version2(PageHeader header, Place place) {
    int levelBytes = header.levels();
    Region all = new Region(stored.bytes(), stored.from(), stored.from() + header.stored());
    Region levels = all.first(levelBytes);
    BrokenPage.unless(levelBytes <= header.inflated(), "a page of more levels than bytes");
    PageValues values = values(header, content(levelBytes, header, place), place);
    return new Page(
        place,
        header.values(),
        column.isOptional() ? Optional.of(new RunReader(levels, 1)) : Optional.empty(),
        values);
  }

  /** The page's bytes behind {@code skipped} ones, without their compression. */
  private Region content(int skipped, PageHeader header, Place place) {
    int length = header.inflated() - skipped;
    if (codec == Codec.UNCOMPRESSED || !header.isCompressed()) {
      BrokenPage.unless(header.stored() == header.inflated(), "a page of two lengths");
      int from = stored.from() + skipped;
      return new Region(stored.bytes(), from, from + length);
    }
    inflated = memory.atLeast(inflated, length, place);
    if (length > 0) {
      codec.inflate(slice(skipped, header.stored()), inflated, length);
    }
    return new Region(inflated, 0, length);
  }

  private PageValues values(PageHeader header, Region region, Place place) {
    int encoding = header.encoding();
    if (encoding == Encodings.DICTIONARY || encoding == Encodings.PLAIN_DICTIONARY) {
      BrokenPage.unless(dictionary.isPresent(), "a page without the dictionary that it needs");
      return dictionary.orElseThrow().page(region);
    }
    return encodings
        .values(encoding, region)
        .orElseThrow(() -> place.unreadable("values in encoding " + encoding, Encodings.ADVICE));
  }
}
