package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member may be absent from any record, but a column that no record has is a wrong name. */
final class UnseenColumnsTest {
  private static final String RECORD = "{\"user_id\":\"u1\",\"mail\":\"m\",\"optOut\":\"1\"}\n";

  static Stream<Arguments> inputs() {
    String sparse = "{\"user_id\":\"u2\"}\n";
    String csv = "user_id,mail,optOut\nu3,m,0\n";
    return Stream.of(
        arguments(named("optOut"), List.of(RECORD), ""),
        arguments(named("optOut"), List.of(sparse, RECORD, sparse), ""),
        arguments(named("optOut"), List.of("{\"user_id\":0,\"mail\":1,\"optOut\":null}"), ""),
        arguments(named("a.b"), List.of(RECORD + "{\"a\":{\"b\":null}}"), ""),
        arguments(named("a.b"), List.of(RECORD + "{\"a.b\":0}"), ""),
        arguments(named("a.b"), List.of(RECORD + "{\"a\":{\"c\":0}}{\n"), "\"a.b\" (f)"),
        arguments(named("a.b"), List.of(RECORD + "{\"a\":[{\"b\":0}]}"), "\"a.b\" (f)"),
        arguments(named("optOtu"), List.of(RECORD), "\"optOtu\" (f)"),
        arguments(named("optOtu"), List.of(sparse), "\"mail\" (i) or \"optOtu\" (f)"),
        arguments(named("optOtu").filter(optional("optOtu")), List.of(RECORD), ""),
        arguments(
            named("x")
                .filter(new RowFilter.Any(List.of(optional("x"), condition("x", Operator.NE)))),
            List.of(RECORD),
            "\"x\" (f)"),
        arguments(Specs.named("mail", "mail").filter(optional("mail")), List.of(RECORD), ""),
        arguments(
            Specs.named("mial", "mail").filter(optional("mial")), List.of(RECORD), "\"mial\" (f)"),
        arguments(named("optOtu"), List.of(), ""),
        arguments(named("optOtu"), List.of("{broken\n{\n"), ""),
        arguments(named("optOut"), List.of(csv), ""),
        arguments(named("optOut"), List.of(csv, sparse), "\"mail\" (i) or \"optOut\" (f)"),
        arguments(named("optOut"), List.of(sparse, csv, RECORD), ""));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void areThoseThatNoRecordOfTheInputHas(Specs specs, List<String> files, String unseen) {
    ExportReader reader = specs.reader();
    files.forEach(file -> reader.read(MemoryObject.of(file), new RecordedRows()));
    Optional<String> message = reader.unseenColumns(UnseenColumnsTest::place);
    assertThat(message.isPresent()).isEqualTo(!unseen.isEmpty());
    assertThat(message.orElse("")).contains(unseen);
    message.ifPresent(
        text ->
            assertThatThrownBy(() -> reader.requireColumns(UnseenColumnsTest::place))
                .isInstanceOf(ExportException.class)
                .hasMessage(text));
  }

  @Test
  void areNamedWithWhatIsThereInstead() {
    ExportReader reader = named("optOtu").reader();
    reader.read(
        MemoryObject.of(RECORD + "{\"mail\":0,\"a\":{\"b\":{\"c\":7},\"d\":[]}}\n"),
        new RecordedRows());
    assertThat(reader.unseenColumns(UnseenColumnsTest::place))
        .contains(
            "No record of inbox/users has \"optOtu\" (f). Members that are there: \"a\","
                + " \"mail\", \"optOut\", \"user_id\". Correct the connector or the"
                + " export. If the export writes a member only where it has a value, say"
                + " \"optional\": true in the conditions that compare it.");
    reader.read(MemoryObject.of("{\"x@y.jp\":1,\"" + "n".repeat(65) + "\":2}"), new RecordedRows());
    assertThat(reader.unseenColumns(UnseenColumnsTest::place).orElseThrow())
        .startsWith(
            "No record of the 2 JSON Lines files (the first is inbox/users) has \"optOtu\" (f)."
                + " Members that are there: \"a\", \"mail\", \"optOut\", \"user_id\".")
        .doesNotContain("x@y.jp", "nnn");
  }

  @Test
  void areToldOfRecordsThatHaveNothing() {
    ExportReader reader = named("optOtu").reader();
    for (int i = 0; i < 1_000; i++) {
      reader.read(MemoryObject.of("{}"), new RecordedRows());
    }
    assertThat(reader.unseenColumns(UnseenColumnsTest::place).orElseThrow())
        .startsWith(
            "No record of the 1,000 JSON Lines files (the first is inbox/users) has \"user_id\" (u)"
                + " or \"mail\" (i) or \"optOtu\" (f). No other members were noted. Correct");
  }

  @Test
  void hideNamesThatMayBeData() {
    ExportReader reader = Specs.named("tel", "tel").reader();
    reader.read(MemoryObject.of("{\"09012345678\":1}\n{}"), new RecordedRows());
    assertThat(reader.unseenColumns(UnseenColumnsTest::place).orElseThrow())
        .contains("The names of its members are not shown, because they may be data.")
        .doesNotContain("0901");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"taro.yamada\":{\"mail\":\"m\"}}",
        "{\"taro\":{\"yamada\":1},\"mail\":\"m\"}",
        "{\"山田太郎\":1}",
        "{\"user\":{\"yamada\":{\"mail\":1}}}"
      })
  void hideNamesOfAnObjectThatHasNoneOfTheConnectors(String record) {
    ExportReader reader = named("optOtu").reader();
    reader.read(MemoryObject.of(record), new RecordedRows());
    assertThat(reader.unseenColumns(UnseenColumnsTest::place).orElseThrow())
        .doesNotContain("yamada", "山田");
  }

  @Test
  void areJudgedByEachObjectOfManyRecords() {
    String others = "{\"user_id\":\"u\",\"email\":\"m\"}\n";
    assertThat(message(Specs.named(), RECORD, others.repeat(999))).isEmpty();
    assertThat(doubt(Specs.named(), RECORD, others.repeat(999)))
        .contains(
            "No record of 2.jsonl has \"mail\" (i), though other files have it. It was read as empty"
                + " there.");
    assertThat(doubt(Specs.named(), others.repeat(1_000), RECORD)).isEmpty();
    for (List<String> files :
        List.of(
            List.of(RECORD, others.repeat(1_000)), List.of(RECORD, RECORD, others.repeat(2_000)))) {
      assertThat(message(Specs.named(), files.toArray(String[]::new)))
          .contains(
              ("No record of %d.jsonl has \"mail\" (i), though other files have it. Members that are"
                      + " there: \"email\", \"user_id\". Correct the connector or the export. If the"
                      + " export writes a member only where it has a value, add a condition on it"
                      + " with \"op\": \"isNotEmpty\" and \"optional\": true.")
                  .formatted(files.size()));
    }
  }

  @Test
  void areJudgedByAnyObjectThatSpellsThemOtherwise() {
    String others = "{\"user_id\":\"u\",\"mail\":\"stopped\",\"opt_out\":true}\n";
    assertThat(message(named("optOut"), RECORD, others).orElseThrow())
        .startsWith(
            "No record of 2.jsonl has \"optOut\" (f), though other files have it. Members that are"
                + " there: \"mail\", \"opt_out\", \"user_id\". Correct");
    assertThat(message(named("optOut").filter(optional("optOut")), RECORD, others)).isEmpty();
    assertThat(doubt(named("optOut").filter(optional("optOut")), RECORD, others)).isEmpty();
  }

  @Test
  void mayBeOptionalWhereTheyAreTheIdentifier() {
    String[] files = {RECORD, "{\"user_id\":\"u\"}\n".repeat(3_000)};
    assertThat(message(Specs.named(), files)).isPresent();
    assertThat(message(Specs.named().filter(optional("mail")), files)).isEmpty();
    assertThat(doubt(Specs.named().filter(optional("mail")), files)).isEmpty();
  }

  @Test
  void doNotAdviseWhatCannotHelp() {
    assertThat(message(Specs.named("user_id", "mial"), RECORD).orElseThrow())
        .endsWith("Correct the connector or the export.");
    assertThat(message(named("x"), "{\"user_id\":1,\"mail\":2}").orElseThrow())
        .contains("\"optional\": true");
  }

  private static Optional<String> message(Specs specs, String... files) {
    return reader(specs, files).unseenColumns(UnseenColumnsTest::place);
  }

  private static Optional<String> doubt(Specs specs, String... files) {
    return reader(specs, files).doubtfulColumns(UnseenColumnsTest::place);
  }

  private static ExportReader reader(Specs specs, String... files) {
    ExportReader reader = specs.reader();
    for (int i = 0; i < files.length; i++) {
      reader.read(MemoryObject.of(files[i]).named(i + 1 + ".jsonl"), new RecordedRows());
    }
    return reader;
  }

  @Test
  void showNoMoreThanFiftyNames() {
    ExportReader reader = named("optOtu").reader();
    String wide =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"m" + Integer.toString(i, 26).replaceAll("[0-9]", "z") + "\":1")
            .collect(Collectors.joining(",", "{\"mail\":1,", "}\n"));
    reader.read(MemoryObject.of(wide.repeat(3)), new RecordedRows());
    assertThat(reader.unseenColumns(UnseenColumnsTest::place).orElseThrow())
        .contains(" more.")
        .hasSizeLessThan(1_500);
  }

  @Test
  void areTheSameWhicheverThreadReadsWhat() {
    ExportReader reader = named("optOut").reader();
    String sparse = "{\"user_id\":\"u2\"}\n".repeat(999);
    Stream.of(sparse, sparse, RECORD, sparse, sparse)
        .parallel()
        .forEach(file -> reader.read(MemoryObject.of(file), new RecordedRows()));
    assertThat(reader.unseenColumns(UnseenColumnsTest::place)).isEmpty();
  }

  /** Asked for every record: what is made of 100,000 records is nothing. */
  @Test
  void costNoObjectForARecord() throws IOException {
    TableSpec spec = named("optOtu").spec();
    NeededColumns needed = NeededColumns.of(spec);
    JsonColumns columns =
        new JsonColumns(
            needed,
            new CharsetCheck(
                "key", TextStream.of(InputStream.nullInputStream(), "key", Optional.empty())),
            MembersSeen.of(spec, needed),
            ReadLimits.DEFAULT);
    JsonRow row = new JsonRow(columns.members(), columns.newFields(), columns.limits());
    byte[] record = RECORD.getBytes(UTF_8);
    assertThat(row.readAny(record, 0, record.length)).isEmpty();
    ObjectMembers members = new ObjectMembers(columns);
    int asked = times(members, row, 1_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int more = times(members, row, 100_000);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 10);
    assertThat(asked).isEqualTo(100);
    assertThat(more).isZero();
  }

  private static int times(ObjectMembers members, JsonRow row, int records) {
    int asked = 0;
    for (int i = 0; i < records; i++) {
      asked += members.record(row) ? 1 : 0;
    }
    return asked;
  }

  private static Specs named(String filtered) {
    return Specs.named().filter(condition(filtered, Operator.NE));
  }

  private static RowFilter condition(String column, Operator operator) {
    return new RowFilter.Condition(new Column.Named(column), operator, List.of("1"));
  }

  private static RowFilter optional(String column) {
    return new RowFilter.Condition(new Column.Named(column), Operator.NE, List.of("1"), true);
  }

  private static String place(Column column) {
    return column.equals(new Column.Named("user_id"))
        ? "u"
        : column.equals(new Column.Named("mail")) ? "i" : "f";
  }
}
