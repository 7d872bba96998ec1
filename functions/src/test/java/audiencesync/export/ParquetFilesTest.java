package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What four other writers wrote: Arrow, DuckDB, Polars, fastparquet. */
final class ParquetFilesTest {
  private static final int ROWS = 300;

  static Stream<Arguments> members() {
    List<Arguments> files = new ArrayList<>();
    for (String codec : List.of("none", "snappy", "gzip", "zstd")) {
      for (String version : List.of("v1", "v2")) {
        for (String kind : List.of("dictionary", "plain")) {
          files.add(arguments("arrow-%s-%s-%s".formatted(codec, version, kind), codec));
        }
        String name = codec.equals("none") ? "uncompressed" : codec;
        files.add(arguments("duckdb-%s-%s".formatted(name, version), codec));
      }
    }
    files.add(arguments("fastparquet-gzip", "gzip"));
    files.add(arguments("polars-zstd", "zstd"));
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("members")
  void readsEveryRowOfEveryWriter(String file, String codec) {
    RecordedRows rows = new RecordedRows();
    ReadSummary summary = reader().read(MemoryObject.of(Fixtures.parquet(file)), rows);
    assertThat(rows.calls()).isEqualTo(lines(i -> "user-" + i + "|" + mail(i)));
    assertThat(summary)
        .isEqualTo(
            new ReadSummary(
                "inbox/users",
                Fixtures.parquet(file).length,
                FileFormat.PARQUET,
                "UTF-8",
                CharsetCertainty.GIVEN,
                codec,
                ROWS));
  }

  static Stream<String> empty() {
    Stream<String> others = Stream.of("duckdb-empty", "fastparquet-empty", "polars-empty");
    return Stream.concat(arrow("arrow-empty-"), others);
  }

  private static Stream<String> arrow(String kind) {
    return members()
        .map(file -> file.get()[0].toString())
        .filter(file -> file.startsWith("arrow-"))
        .map(file -> file.replace("arrow-", kind));
  }

  @ParameterizedTest
  @MethodSource("empty")
  void readsFileWithoutRows(String file) {
    RecordedRows rows = new RecordedRows();
    ReadSummary summary = reader().read(MemoryObject.of(Fixtures.parquet(file)), rows);
    assertThat(rows.calls()).isEmpty();
    assertThat(summary.rows()).isZero();
    assertThat(summary.format()).isEqualTo(FileFormat.PARQUET);
  }

  static Stream<String> gaps() {
    return arrow("arrow-gap-");
  }

  @ParameterizedTest
  @MethodSource("gaps")
  void readsOverRowGroupWithoutRows(String file) {
    assertThat(Specs.named("会員番号", "メールアドレス").read(Fixtures.parquet(file)))
        .isEqualTo(lines(4, i -> "user-" + i + "|" + mail(i)));
  }

  @Test
  void refusesColumnThatFileWithoutRowsHasNot() {
    byte[] bytes = Fixtures.parquet("arrow-empty-snappy-v1-dictionary");
    assertThatThrownBy(() -> Specs.named("会員番号", "mail").read(bytes))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("inbox/users has no column \"mail\". Its columns are ");
  }

  @ParameterizedTest
  @MethodSource("members")
  void filtersByColumnsThatAreNotMapped(String file, String codec) {
    RowFilter filter =
        new RowFilter.All(
            List.of(
                new RowFilter.Condition(new Column.Named("会員ランク"), Operator.EQ, List.of("シルバー")),
                new RowFilter.Condition(
                    new Column.Named("score"), Operator.LT, List.of("10000030"))));
    RecordedRows rows = new RecordedRows();
    Specs.named("会員番号", "メールアドレス")
        .filter(filter)
        .reader()
        .read(MemoryObject.of(Fixtures.parquet(file)), rows);
    assertThat(rows.calls().stream().filter(call -> !call.equals("filtered out")))
        .as(codec)
        .containsExactly(
            "2 user-1|person1@example.com",
            "5 user-4|person4@example.com",
            "8 user-7|person7@example.com");
  }

  private static ExportReader reader() {
    return Specs.named("会員番号", "メールアドレス").reader();
  }

  private static String mail(int i) {
    return i % 7 == 3 ? "" : "person" + i + "@example.com";
  }

  private static List<String> lines(IntFunction<String> row) {
    return lines(ROWS, row);
  }

  private static List<String> lines(int rows, IntFunction<String> row) {
    return IntStream.range(0, rows).mapToObj(i -> (i + 1) + " " + row.apply(i)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"arrow-delta-length", "arrow-delta-prefix", "arrow-split"})
  void readsEveryEncoding(String file) {
    byte[] bytes = Fixtures.parquet(file);
    assertThat(Specs.named("user_id", "number").read(bytes))
        .isEqualTo(
            lines(i -> "user-" + i + "|" + (i * 2_654_435_761L % 4_294_967_296L - 2_147_483_648L)));
    assertThat(Specs.named("long", "double").read(bytes))
        .isEqualTo(lines(i -> sixthPower(i) + "|" + (i % 5 == 0 ? "" : plain(i / 8.0))));
    assertThat(Specs.named("fixed", "float").read(bytes))
        .isEqualTo(lines(i -> sixDigits(i) + "|" + plain(i / 4.0)));
    assertThat(Specs.named("flag", "user_id").read(bytes))
        .isEqualTo(lines(i -> (i % 11 == 0 ? "" : i % 3 == 0) + "|user-" + i));
  }

  private static long sixthPower(long i) {
    return (i % 2 == 0 ? 1 : -1) * i * i * i * i * i * i * 1_003;
  }

  private static String sixDigits(int i) {
    return Integer.toString(1_000_000 + i).substring(1);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  @ParameterizedTest
  @CsvSource({
    "bool, true, false",
    "int8, -128, 127",
    "int16, -32768, 32767",
    "int32, -2147483648, 2147483647",
    "int64, -9223372036854775808, 9223372036854775807",
    "uint8, 0, 255",
    "uint16, 0, 65535",
    "uint32, 0, 4294967295",
    "uint64, 0, 18446744073709551615",
    "float, 16777216, 0.1",
    "double, 9007199254740992, -0.00000015",
    "nan, '', -Infinity",
    "decimal9, -1234.50, 0.07",
    "decimal18, 100000000000000000, 7",
    "decimal38, 10000000000000000000000000000000000001, -7",
    "decimal38scaled, 12345678901234567890.123456, -0.000001",
    "date, 2026-11-25, 1969-12-31",
    "time_ms, 09:34:29, 00:00:00.001",
    "time_us, 09:34:29.000001, 23:59:59.999999",
    "timestamp_ms, 2026-11-25T09:34:29.120, 1969-12-31T23:59:59",
    "timestamp_us_utc, 2026-11-25T09:34:29.123456Z, 1600-02-29T00:00:00Z",
    "timestamp_ns, 2026-11-25T09:34:29.123456789, 1970-01-01T00:00:00",
    "string, 漢字𠮷, ''",
    "fixed, abcd, wxyz",
    "null, '', ''"
  })
  void writesEveryTypeAsText(String column, String first, String last) {
    assertThat(Specs.named(column, column).read(Fixtures.parquet("arrow-types")))
        .containsExactly("1 " + first + "|" + first, "2 |", "3 " + last + "|" + last);
  }

  @Test
  void rejectsBytesThatAreNoText() {
    assertThat(Specs.named("int8", "binary").read(Fixtures.parquet("arrow-types")))
        .containsExactly("1 -128|バイト", "2 |", "3 invalid_encoding");
  }

  @Test
  void readsTimestampsOfOlderWarehouses() {
    assertThat(Specs.named("int96", "int96").read(Fixtures.parquet("arrow-int96")))
        .containsExactly(
            "1 2026-11-25T09:34:29.120Z|2026-11-25T09:34:29.120Z",
            "2 |",
            "3 1969-12-31T23:59:59.999999Z|1969-12-31T23:59:59.999999Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void readsColumnsThatAreNeverNull(String version) {
    assertThat(Specs.named().read(Fixtures.parquet("arrow-required-" + version)))
        .isEqualTo(lines(i -> i + "|person" + i + "@example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "id, 8b0a7d9c-1c1a-4f6e-9d3a-2f1f8a0d4c11",
    "e, a",
    "j, '{\"a\": 1}'",
    "t, 2026-11-25T09:34:29.500Z",
    "d, 2026-11-25",
    "n, 17014118346046923173168730371588410572"
  })
  void writesTypesOfDuckDbAsText(String column, String value) {
    assertThat(Specs.named(column, column).read(Fixtures.parquet("duckdb-types")))
        .containsExactly("1 " + value + "|" + value);
  }

  static Stream<Arguments> notRead() {
    String codecs = "Write it with snappy, gzip, zstd or no compression.";
    String flat = "Export the column flat, one value a row.";
    return Stream.of(
        arguments("arrow-lz4", "会員番号", "pages compressed with LZ4_RAW", codecs),
        arguments("arrow-brotli", "会員番号", "pages compressed with BROTLI", codecs),
        arguments("arrow-types", "list", "nested values", flat),
        arguments("arrow-types", "struct", "nested values", flat),
        arguments(
            "arrow-types",
            "half",
            "values of type FIXED_LEN_BYTE_ARRAY FLOAT16",
            "Export the column as text."));
  }

  @ParameterizedTest
  @MethodSource("notRead")
  void refusesByName(String file, String column, String what, String advice) {
    byte[] bytes = Fixtures.parquet(file);
    assertThatThrownBy(() -> Specs.named(column, column).read(bytes))
        .isInstanceOf(ExportException.class)
        .hasMessageMatching(
            "inbox/users has %s \\(column \"%s\" at byte \\d+\\), which is not read\\. %s"
                .formatted(what, column, advice.replace(".", "\\.")));
  }

  @Test
  void namesColumnsThatAreThere() {
    byte[] bytes = Fixtures.parquet("duckdb-types");
    assertThatThrownBy(() -> Specs.named("id", "mail").read(bytes))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users has no column \"mail\". Its columns are \"id\", \"e\", \"j\", \"t\", \"d\","
                + " \"n\". Name one of them in the connector, or add the column to the export.");
  }

  @Test
  void findsColumnsByFoldedName() {
    assertThat(Specs.named(" ｉｄ", "ｅ").read(Fixtures.parquet("duckdb-types")))
        .containsExactly("1 8b0a7d9c-1c1a-4f6e-9d3a-2f1f8a0d4c11|a");
  }

  @Test
  void wantsNamesRatherThanPositions() {
    byte[] bytes = Fixtures.parquet("duckdb-types");
    assertThatThrownBy(() -> Specs.positions(0, 1).read(bytes))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users is Parquet, which names its columns, but the connector asks for the column"
                + " at position 0. Name the column, and leave \"header\" out.");
  }

  @Test
  void samplesFirstRowsAndNamesOfAllColumns() {
    Sample sample =
        Specs.named("会員番号", "メールアドレス")
            .filter("会員ランク", Operator.IS_EMPTY)
            .reader()
            .sample(MemoryObject.of(Fixtures.parquet("duckdb-zstd-v2")), 2);
    assertThat(sample)
        .isEqualTo(
            new Sample(
                List.of("会員番号", "メールアドレス", "会員ランク", "score"),
                FileFormat.PARQUET,
                "UTF-8",
                CharsetCertainty.GIVEN,
                "zstd",
                List.of(
                    new SampleRow("user-2", "person2@example.com"),
                    new SampleRow("user-5", "person5@example.com"))));
  }

  @Test
  void breaksRowWithValueThatIsTooLong() {
    ReadLimits limits = new ReadLimits(19, 1 << 20, 200);
    List<String> rows =
        Specs.named("会員番号", "メールアドレス").limits(limits).read(Fixtures.parquet("arrow-zstd-v2-plain"));
    assertThat(rows).contains("9 user-8|person8@example.com", "12 broken_row", "11 user-10|");
  }
}
