package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumnMappingTest {
  @ParameterizedTest
  @CsvSource({
    "user_id, 'user_id,mail'",
    "user_id, '\"user_id\",mail'",
    "user_id, '\"user_id\" ,mail'",
    "user_id, ' user_id\t,mail'",
    "user_id, 'ｕｓｅｒ＿ｉｄ,mail'",
    "ｕｓｅｒ＿ｉｄ, 'user_id,mail'",
    "' user_id　', 'user_id,mail'",
    "会員ID, '会員ＩＤ,mail'",
    "カイイン, 'ｶｲｲﾝ,mail'",
    "会員ID, '会員ID,mail,会員ＩＤ'",
    "'a \"b\"', '\"a \"\"b\"\"\",mail'"
  })
  void findsColumnByName(String name, String header) {
    String file = header.replace("\"user_id\" ,", "\"user_id \",") + "\nu1,a@x.jp";
    String row = header.endsWith(",会員ＩＤ") ? ",u9\n" : "\n";
    assertThat(Specs.named(name, "mail").read(file + row)).containsExactly("2 u1|a@x.jp");
  }

  @Test
  void findsColumnsOfEachObjectForItself() {
    ExportReader reader = Specs.named().reader();
    assertThat(RecordedRows.of(reader, MemoryObject.of("user_id,mail\nu1,a\n")))
        .containsExactly("2 u1|a");
    assertThat(RecordedRows.of(reader, MemoryObject.of("x,mail,user_id\n0,b,u2\n")))
        .containsExactly("2 u2|b");
    assertThat(RecordedRows.of(reader, MemoryObject.of("{\"mail\":\"c\",\"user_id\":\"u3\"}")))
        .containsExactly("1 u3|c");
  }

  static Stream<Arguments> badMappings() {
    String many = names(52, "c%d", ",");
    String fortyNine = names(49, "\"c%d\"", ", ");
    String one =
        "inbox/users has no column \"mail\". Its columns are \"user_id\" and 1 that may be data and so"
            + " not shown. Name one of them in the connector, or add the column to the export.";
    String none = "inbox/users has none of the columns \"user_id\", \"mail\". Its first line has ";
    String fix =
        " Name its columns in the connector, or correct the export; if it has no header, set"
            + " \"header\" to false and map columns by position.";
    return Stream.of(
        arguments(
            Specs.named(),
            "user_id,Mail,phone\n",
            "inbox/users has no column \"mail\". Its columns are \"user_id\", \"Mail\","
                + " \"phone\". Name one of them in the connector, or add the column to the export."),
        arguments(
            Specs.named("会員", "mail"),
            "\"a\nb\",mail\n",
            "inbox/users has no column \"会員\". Its columns are \"a?b\", \"mail\". Name one of"
                + " them in the connector, or add the column to the export."),
        arguments(
            Specs.named(),
            "user_id," + many + "\n",
            "inbox/users has no column \"mail\". Its columns are \"user_id\", "
                + fortyNine
                + " and 3 more. Name one of them in the connector, or add the column to the export."),
        arguments(
            Specs.named().filter("plan", Operator.EQ, "gold"),
            "user_id,mail\n",
            "inbox/users has no column \"plan\". Its columns are \"user_id\", \"mail\". Name"
                + " one of them in the connector, or add the column to the export."),
        arguments(Specs.named(), "user_id,taro@example.com\n", one),
        arguments(Specs.named(), "user_id,taro＠example.com\n", one),
        arguments(Specs.named(), "user_id,u001\n", one),
        arguments(Specs.named(), "user_id,090-1234-5678\n", one),
        arguments(Specs.named(), "user_id,０９０１２３４５６７８\n", one),
        arguments(Specs.named(), "user_id," + "a".repeat(65) + "\n", one),
        arguments(
            Specs.named(),
            "user_id,mail,x,mail\n",
            "inbox/users has 2 columns that may be \"mail\", at positions 1, 3 (counted from"
                + " 0). Its columns are \"user_id\", \"mail\", \"x\", \"mail\". Rename all but one in"
                + " the export."),
        arguments(
            Specs.named(),
            "mail ,user_id,ｍａｉｌ\n",
            "inbox/users has 2 columns that may be \"mail\", at positions 0, 2 (counted from"
                + " 0). Its columns are \"mail \", \"user_id\", \"ｍａｉｌ\". Rename all but one in the"
                + " export."),
        arguments(
            Specs.named(),
            "mail ,u001,ｍａｉｌ,user_id\n",
            "inbox/users has 2 columns that may be \"mail\", at positions 0, 2 (counted from"
                + " 0). Its columns are \"mail \", \"ｍａｉｌ\", \"user_id\" and 1 that may be data and so"
                + " not shown. Rename all but one in the export."),
        arguments(
            Specs.named(),
            "user_id;mail;x\n",
            none
                + "1: 1 that may be data and so not shown."
                + fix
                + " The first line looks separated by \";\": set \"delimiter\" to it."),
        arguments(
            Specs.named(),
            "u1|taro@example.com\n",
            none
                + "1: 1 that may be data and so not shown."
                + fix
                + " The first line looks separated by \"|\": set \"delimiter\" to it."),
        arguments(
            Specs.named().format(FileFormat.CSV),
            "user_id\tmail\n",
            none
                + "1: 1 that may be data and so not shown."
                + fix
                + " The first line looks separated by tabs (\"\\t\"): set \"delimiter\" to it."),
        arguments(
            Specs.named(),
            "会員番号,メール\n",
            none
                + "2: \"会員番号\", \"メール\"."
                + fix
                + " It was read as UTF-8 (likely): if that is wrong, set \"charset\"."),
        arguments(
            Specs.named().charset("UTF-8"), "会員番号,メール\n", none + "2: \"会員番号\", \"メール\"." + fix),
        arguments(
            Specs.positions(0, 1).header(true),
            "user_id,mail\n",
            "inbox/users is read with a header, but the connector asks for the column at"
                + " position 0. Name the column, or set \"header\" to false."),
        arguments(
            Specs.named().header(false),
            "u1,a@x.jp\n",
            "inbox/users is read without a header, but the connector asks for the column"
                + " \"user_id\". Give its position (0 is the first), or set \"header\" to true."),
        arguments(
            Specs.positions(0, 2),
            "u1,a@x.jp\n",
            "inbox/users has no column at position 2: its first row has 2 columns, counted from"
                + " 0. Correct the connector or the export."),
        arguments(
            Specs.positions(0, 1),
            "{\"user_id\":\"u1\"}\n",
            "inbox/users is JSON Lines, whose values have names, but the connector asks for the"
                + " column at position 0. Name the column."));
  }

  static Stream<Arguments> otherDelimiters() {
    String quote = "a header (line 1) that cannot be read: a quote is out of place or never";
    return Stream.of(
        arguments(Specs.named(), "\"user_id\";\"mail\"\n\"u1\";\"a@x.jp\"\n", ";", quote),
        arguments(Specs.named(), "\"user_id\"|\"mail\"\n\"u1\"|\"a@x.jp\"\n", "|", quote),
        arguments(Specs.named(), "user_id;mail;\"a;b\"\nu1;a@x.jp;1\n", ";", quote),
        arguments(
            Specs.named(),
            "user_id;mail;a,b\nu1;a@x.jp;1\n",
            ";",
            "none of the columns \"user_id\", \"mail\""),
        arguments(
            Specs.named(),
            "user_id|mail|a,b;c;d\n",
            "|",
            "none of the columns \"user_id\", \"mail\""),
        arguments(
            Specs.named(),
            "user_id\tmail\tname, kana\n",
            "\t",
            "none of the columns \"user_id\", \"mail\""),
        arguments(
            Specs.named().delimiter(';'),
            "user_id,mail,x\n",
            ",",
            "none of the columns \"user_id\", \"mail\""),
        arguments(
            Specs.named("会員番号", "メール").charset("windows-31j"), "\"会員番号\"|\"メール\"\n", "|", quote),
        arguments(
            Specs.named().charset("UTF-8"),
            "user_id;ｍａｉｌ ;a,b\n",
            ";",
            "none of the columns \"user_id\", \"mail\""),
        arguments(Specs.positions(0, 1), "u1;a@x.jp\n", ";", "no column at position 1"),
        arguments(Specs.positions(0, 2), "u1|a@x.jp|x,y\n", "|", "no column at position 2"));
  }

  @ParameterizedTest
  @MethodSource("otherDelimiters")
  void namesDelimiterThatWouldFindTheColumns(
      Specs specs, String file, String delimiter, String what) {
    byte[] bytes = file.getBytes(specs.spec().charset().orElse(StandardCharsets.UTF_8));
    String shown = delimiter.equals("\t") ? "tabs (\"\\t\")" : "\"" + delimiter + "\"";
    String hint =
        " The first line looks separated by %s: set \"delimiter\" to it.".formatted(shown);
    assertThatThrownBy(() -> specs.read(bytes))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("inbox/users has " + what)
        .hasMessageEndingWith(hint);
    assertThatThrownBy(() -> specs.reader().sample(MemoryObject.of(bytes), 20))
        .as("preview")
        .hasMessageEndingWith(hint);
    assertThat(specs.delimiter(delimiter.charAt(0)).reader().sample(MemoryObject.of(bytes), 20))
        .as("what it says helps")
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"  ", " \n\n", "\t\n", "\r\n \r\n", "\uFEFF\n "})
  void takesBlankFileForOneWithoutRows(String file) {
    assertThat(Specs.named().read(file)).isEmpty();
  }

  private static String names(int count, String form, String separator) {
    return IntStream.range(0, count)
        .mapToObj(form::formatted)
        .collect(Collectors.joining(separator));
  }

  @ParameterizedTest
  @MethodSource("badMappings")
  void refusesMappingThatDoesNotFit(Specs specs, String file, String message) {
    assertThatThrownBy(() -> specs.read(file))
        .isInstanceOf(ExportException.class)
        .hasMessage(message);
  }

  @Test
  void looksAtEachColumnOnce() {
    Column userId = new Column.Named("u");
    RowFilter filter =
        new RowFilter.Any(
            List.of(
                new RowFilter.Condition(userId, Operator.IS_EMPTY, List.of()),
                new RowFilter.All(
                    List.of(
                        new RowFilter.Condition(
                            new Column.Named("p"), Operator.EQ, List.of("1"))))));
    NeededColumns columns = NeededColumns.of(Specs.named("u", "m").filter(filter).spec());
    assertThat(columns.columns())
        .containsExactly(userId, new Column.Named("m"), new Column.Named("p"));
    assertThat(columns.slot(new Column.Named("p"))).isEqualTo(3);
  }
}
