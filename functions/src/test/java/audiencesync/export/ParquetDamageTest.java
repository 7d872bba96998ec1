package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie: written by hand, one lie each. The file without one is read. */
@Tag("fault")
final class ParquetDamageTest {
  private static final int TEXT = 6;
  private static final int PLAIN = 0;
  private static final int DICTIONARY = 8;
  private static final long PAGE_AT = 4;
  private static final byte[] TWO_TEXTS = {2, 0, 0, 0, 'u', '1', 3, 0, 0, 0, 'u', '2', '2'};

  @Test
  void readsFileThatDoesNotLie() {
    byte[] page = page(TWO_TEXTS, 2);
    assertThat(read(file(page, footer(2, group(2, chunk(page.length))))))
        .containsExactly("1 u1|u1", "2 u22|u22");
  }

  static Stream<Arguments> liesOfFooter() {
    byte[] page = page(TWO_TEXTS, 2);
    int size = page.length;
    int footerAt = 4 + size;
    String damaged = "inbox/users is damaged Parquet at byte " + footerAt + " (footer): ";
    return Stream.of(
        arguments(
            footer(3, group(2, chunk(size))),
            damaged + "its row groups have 2 rows, and it says 3."),
        arguments(
            footer(-2, group(-2, chunk(size))),
            damaged + "it does not say how many rows there are."),
        arguments(
            footer(2, group(-2, chunk(size))), damaged + "a column has 2 values for -2 rows."),
        arguments(
            footer(2, group(2, chunk(size + 1))),
            damaged
                + "a column is said to be at bytes 4 to %d, outside the file's pages."
                    .formatted(footerAt + 1)),
        arguments(footer(2, group(0, chunk(size))), damaged + "a column has 2 values for 0 rows."),
        arguments(
            footer(2, group(2, chunk(Long.MAX_VALUE))),
            "inbox/users is damaged Parquet at byte %d (column \"user_id\"): a row group does not say"
                    .formatted(footerAt)
                + " where its values are."),
        arguments(
            footer(2, group(2, chunk(size), chunk(size))),
            damaged + "a row group has not the columns of the schema."),
        arguments(
            new ThriftBytes().listOf(2, 4_000_000_000L),
            damaged + "a list of 4000000000 elements does not fit."),
        arguments(
            new ThriftBytes().listOf(2, -1),
            damaged + "a list of 18446744073709551615 elements does not fit."),
        arguments(
            new ThriftBytes().textOf(6, 2_000_000_000),
            damaged + "2000000000 bytes are not there."),
        arguments(
            new ThriftBytes().raw(repeated((byte) 0x1C, 100_000)),
            damaged + "it nests deeper than 32."),
        arguments(
            new ThriftBytes().raw(repeated((byte) 0x19, 100_000)),
            damaged + "it nests deeper than 32."),
        arguments(
            new ThriftBytes().raw(repeated((byte) 0xFF, 30)), damaged + "there is no type 15."),
        arguments(
            new ThriftBytes().structs(2, group("schema", 2), leaf()).number(3, 0),
            damaged + "its schema ends too early."),
        arguments(
            new ThriftBytes().structs(2, group("schema", 1), leaf(), leaf()).number(3, 0),
            damaged + "its schema has elements behind its end."),
        arguments(
            new ThriftBytes().structs(2, deepSchema()).number(3, 0),
            damaged + "its schema has a group of no depth or number that can be."));
  }

  @ParameterizedTest
  @MethodSource("liesOfFooter")
  void refusesFooterThatLies(ThriftBytes footer, String message) {
    byte[] file = file(page(TWO_TEXTS, 2), footer);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ExportException.class)
        .hasMessage(message + " Export or copy it again.");
  }

  static Stream<Arguments> liesOfPages() {
    return Stream.of(
        arguments(page(TWO_TEXTS, 3), "the column has more values than rows"),
        arguments(page(TWO_TEXTS, 1), "the column has fewer values than rows"),
        arguments(page(TWO_TEXTS, -1), "a page's header is not whole"),
        arguments(page(Arrays.copyOf(TWO_TEXTS, 12), 2), "a page is shorter than its values"),
        arguments(
            with(header(0, 1 << 30, 1 << 30).struct(5, values(2, PLAIN)), TWO_TEXTS),
            "a page of 1073741824 bytes, and 13 are left"),
        arguments(
            with(header(0, 12, 13).struct(5, values(2, PLAIN)), TWO_TEXTS),
            "a page of two lengths"),
        arguments(
            with(header(0, 13, 13).struct(5, values(2, DICTIONARY)), TWO_TEXTS),
            "a page without the dictionary that it needs"),
        arguments(
            with(header(2, 13, 13).struct(7, values(2_000_000_000, PLAIN)), TWO_TEXTS),
            "a dictionary that cannot be one"),
        arguments(
            with(header(9, 13, 13).struct(5, values(2, PLAIN)), TWO_TEXTS),
            "there is no kind of page 9"),
        arguments(new byte[] {0x15, 0}, "it ends too early"));
  }

  @ParameterizedTest
  @MethodSource("liesOfPages")
  void refusesPageThatLies(byte[] page, String what) {
    byte[] file = file(page, footer(2, group(2, chunk(page.length))));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ExportException.class)
        .hasMessageMatching(
            "inbox/users is damaged Parquet at byte \\d+ \\(column \"user_id\"\\): %s\\. Export or"
                    .formatted(what)
                + " copy it again\\.");
  }

  /** Whatever the page's compression would make of it: nothing is inflated. */
  @Test
  void refusesPageThatNeedsTooMuchMemory() {
    byte[] page = with(header(0, 1_500_000_000, 13).struct(5, values(2, PLAIN)), TWO_TEXTS);
    ReadLimits limits = new ReadLimits(1 << 20, 1L << 40, 1 << 30);
    byte[] file = file(page, footer(2, group(2, chunk(page.length, 6))));
    assertThatThrownBy(() -> Specs.named("user_id", "user_id").limits(limits).read(file))
        .isInstanceOf(ExportException.class)
        .hasMessageMatching(
            "inbox/users needs 15\\d{8} bytes of memory to be read, and at most 268435456 are given to"
                + " a file \\(column \"user_id\" at byte 4\\)\\. Write it with smaller pages or row"
                + " groups\\.");
  }

  @Test
  void refusesPageThatInflatesTooMuch() {
    byte[] page = with(header(0, 100_000_000, 13).struct(5, values(2, PLAIN)), TWO_TEXTS);
    byte[] file = file(page, footer(2, group(2, chunk(page.length, 6))));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ExportException.class)
        .hasMessageMatching(
            "inbox/users inflates to more than 200 times its size \\(measured after \\d+ stored"
                + " bytes\\)\\. Exports do not: .*");
  }

  @Test
  void countsPagesAgainstBytesOfInput() {
    byte[] page = page(TWO_TEXTS, 2);
    byte[] file = file(page, footer(2, group(2, chunk(page.length))));
    assertThatThrownBy(
            () -> Specs.named("user_id", "user_id").limits(new ReadLimits(9, 12, 200)).read(file))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users takes its input over the limit of 12 decompressed bytes (maxBytes), at byte"
                + " 13 of the decompressed object. Select fewer or smaller objects, or raise the"
                + " limit.");
  }

  /** A value of a thousand bytes, named a million times by a run of three bytes. */
  @Test
  void refusesLittleThatBecomesEndless() {
    byte[] value = new byte[1_004];
    ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).putInt(1_000);
    Arrays.fill(value, 4, value.length, (byte) 'u');
    byte[] dictionary =
        with(header(2, value.length, value.length).struct(7, values(1, PLAIN)), value);
    int rows = 1_000_000;
    byte[] run = {1, (byte) 0x80, (byte) 0x89, 0x7A, 0};
    byte[] data = with(header(0, 5, 5).struct(5, values(rows, DICTIONARY)), run);
    byte[] pages = joined(dictionary, data);
    ThriftBytes chunk = chunk(pages.length, 0, rows, PAGE_AT + dictionary.length);
    byte[] file = file(pages, footer(rows, group(rows, chunk)));
    RecordedRows none = new RecordedRows();
    RowFilter nobody =
        new RowFilter.Condition(new Column.Named("user_id"), Operator.EQ, List.of("x"));
    assertThatThrownBy(
            () ->
                Specs.named("user_id", "user_id")
                    .filter(nobody)
                    .reader()
                    .read(MemoryObject.of(file), none))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users makes more than 268435456 bytes of text of its %d bytes. Exports do not: look at"
                    .formatted(file.length)
                + " what wrote it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckdb-types", "arrow-required-v1"})
  void saysThatFileIsCutOff(String name) {
    byte[] whole = Fixtures.parquet(name);
    for (int length = 4; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(ExportException.class)
          .hasMessage(
              "inbox/users has no Parquet footer at its end, byte %d, though it begins as Parquet: it"
                      .formatted(length)
                  + " was not written or copied to its end. Export or copy it again.");
    }
  }

  @Test
  void refusesFooterLongerThanFile() {
    byte[] file = Fixtures.parquet("duckdb-types");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 8, -2);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users is damaged Parquet at byte %d (footer): it says that it has 4294967294 bytes,"
                    .formatted(file.length - 8)
                + " more than the file. Export or copy it again.");
  }

  @Test
  void refusesEncryptedFile() {
    byte[] file = Fixtures.parquet("duckdb-types");
    file[3] = 'E';
    file[file.length - 1] = 'E';
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users is encrypted Parquet, which is not read. Export it without encryption.");
  }

  private static List<String> read(byte[] file) {
    return Specs.named("user_id", "user_id").read(file);
  }

  private static byte[] file(byte[] pages, ThriftBytes footer) {
    byte[] said = footer.toBytes();
    byte[] magic = "PAR1".getBytes(UTF_8);
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(said.length).array();
    return joined(magic, pages, said, length, magic);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    Stream.of(parts).forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  private static ThriftBytes footer(long rows, ThriftBytes group) {
    return new ThriftBytes()
        .number(1, 2)
        .structs(2, group("schema", 1), leaf())
        .number(3, rows)
        .structs(4, group);
  }

  private static ThriftBytes group(String name, int children) {
    return new ThriftBytes().text(4, name).number(5, children);
  }

  private static ThriftBytes[] deepSchema() {
    return Stream.generate(() -> group("a", 1)).limit(1_000).toArray(ThriftBytes[]::new);
  }

  private static ThriftBytes leaf() {
    return new ThriftBytes().number(1, TEXT).number(3, 0).text(4, "user_id").number(6, 0);
  }

  private static ThriftBytes group(long rows, ThriftBytes... chunks) {
    return new ThriftBytes().structs(1, chunks).number(2, 0).number(3, rows);
  }

  private static ThriftBytes chunk(long size) {
    return chunk(size, 0);
  }

  private static ThriftBytes chunk(long size, int codec) {
    return chunk(size, codec, 2, PAGE_AT);
  }

  private static ThriftBytes chunk(long size, int codec, long rows, long dataAt) {
    ThriftBytes meta =
        new ThriftBytes()
            .number(1, TEXT)
            .texts(3, "user_id")
            .number(4, codec)
            .number(5, rows)
            .number(7, size)
            .number(9, dataAt);
    if (dataAt > PAGE_AT) {
      meta.number(11, PAGE_AT);
    }
    return new ThriftBytes().number(2, 0).struct(3, meta);
  }

  private static byte[] page(byte[] content, int rows) {
    return with(header(0, content.length, content.length).struct(5, values(rows, PLAIN)), content);
  }

  private static ThriftBytes header(int kind, int inflated, int stored) {
    return new ThriftBytes().number(1, kind).number(2, inflated).number(3, stored);
  }

  private static ThriftBytes values(int count, int encoding) {
    return new ThriftBytes().number(1, count).number(2, encoding).number(3, 3);
  }

  private static byte[] with(ThriftBytes header, byte[] content) {
    return joined(header.toBytes(), content);
  }

  private static byte[] repeated(byte value, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, value);
    return bytes;
  }
}
