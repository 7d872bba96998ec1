package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CsvRowsTest {
  private static final String HEADER = "user_id,mail,plan\n";

  static Stream<Arguments> readableRows() {
    return Stream.of(
        arguments("u1,a@x.jp,gold\n", "2 u1|a@x.jp"),
        arguments("u1,a@x.jp,gold", "2 u1|a@x.jp"),
        arguments("u1,a@x.jp,gold\r\n", "2 u1|a@x.jp"),
        arguments("u1,a@x.jp,gold\r", "2 u1|a@x.jp"),
        arguments(",,\n", "2 |"),
        arguments(" u1 , a@x.jp ,\n", "2  u1 | a@x.jp "),
        arguments("\"u1\",\"a@x.jp\",\"gold\"\n", "2 u1|a@x.jp"),
        arguments("\"u1\",\"a@x.jp\",\"gold\"\r\n", "2 u1|a@x.jp"),
        arguments("\"u1\",\"a@x.jp\",\"gold\"", "2 u1|a@x.jp"),
        arguments("\"\",\"\",\"\"\n", "2 |"),
        arguments("\"u,1\",\"a,@x.jp\",\n", "2 u,1|a,@x.jp"),
        arguments("\"u\n1\",\"a\r\n@x.jp\",\n", "2 u\n1|a\r\n@x.jp"),
        arguments("\"u\"\"1\",\"\"\"a\"\"\",\n", "2 u\"1|\"a\""),
        arguments("\"\"\"\",\"\"\"\"\"\",\n", "2 \"|\"\""),
        arguments("u\r1,a\r@x.jp,\n", "2 u\r1|a\r@x.jp"),
        arguments("=\"007\",=\"\",gold\n", "2 =\"007\"|=\"\""),
        arguments("=\"007\",\"=\"\"09\"\"\",=\"x\"\r\n", "2 =\"007\"|=\"09\""),
        arguments(",=\"09\",=\"x\"", "2 |=\"09\""),
        arguments("=\"山田\",=\"=\",\n", "2 =\"山田\"|=\"=\""),
        arguments("=,==,=\n", "2 =|=="),
        arguments("顧客,山田@x.jp,ゴールド\n", "2 顧客|山田@x.jp"),
        arguments("😀,é@x.jp,\n", "2 😀|é@x.jp"));
  }

  @ParameterizedTest
  @MethodSource("readableRows")
  void readsRowsByRfc4180(String row, String expected) {
    assertThat(read(HEADER + row)).containsExactly(expected);
  }

  static Stream<Arguments> brokenRows() {
    return Stream.of(
        arguments("too few fields", "u1,a@x.jp\n", 3),
        arguments("too many fields", "u1,a@x.jp,gold,\n", 3),
        arguments("too many fields over two lines", "\"u\n1\",a@x.jp,gold,\n", 4),
        arguments("a quote inside an unquoted field", "u1,a\"@x.jp,gold\n", 3),
        arguments("a quote behind a blank", "u1, \"a@x.jp\",gold\n", 3),
        arguments("a quote at the end of an unquoted field", "u1,a@x.jp\",gold\n", 3),
        arguments("text behind a closing quote", "u1,\"a\"@x.jp,gold\n", 3),
        arguments("a blank behind a closing quote", "u1,\"a@x.jp\" ,gold\n", 3),
        arguments("a carriage return behind a closing quote", "u1,\"a@x.jp\"\r,gold\n", 3),
        arguments("text behind a formula's quote", "u1,=\"09\"1,gold\n", 3),
        arguments("text before a formula", "u1,x=\"09\",gold\n", 3),
        arguments("a blank inside a formula's sign", "u1,= \"09\",gold\n", 3),
        arguments("a delimiter inside a formula", "u1,=\"0,9\",gold\n", 3),
        arguments("a doubled quote inside a formula", "u1,=\"0\"\"9\",gold\n", 3),
        arguments("a carriage return inside a formula", "u1,=\"0\r9\",gold\n", 3),
        arguments("two formulas in a field", "u1,=\"0\"=\"9\",gold\n", 3),
        arguments("a formula that is never closed", "u1,=\"09,gold\n", 3),
        arguments("a formula's sign alone", "u1,gold,=\"\n", 3),
        arguments("a quote closed by the next row's quote", "u1,\"a@x.jp,gold\n", 3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRows")
  void rejectsBrokenRowAndReadsOn(String what, String row, int nextLine) {
    assertThat(read(HEADER + row + "\"u2\",b@x.jp,\n"))
        .as(what)
        .containsExactly("2 broken_row", nextLine + " u2|b@x.jp");
  }

  @Test
  void losesNoRowButItsOwnToQuoteThatIsNeverClosed() {
    assertThat(read(HEADER + "u1,\"a@x.jp,gold\nu2,b@x.jp,\nu3,c@x.jp,\n"))
        .containsExactly("2 broken_row", "3 u2|b@x.jp", "4 u3|c@x.jp");
  }

  @Test
  void rejectsFormulaThatIsNotText() {
    byte[] file = (HEADER + "u1,=\"?\",\nu2,=\"long enough ? for two words\",\n").getBytes(UTF_8);
    replace(file, (byte) '?', (byte) 0xFF);
    assertThat(RecordedRows.of(Specs.named().reader(), MemoryObject.of(file)))
        .containsExactly("2 invalid_encoding", "3 invalid_encoding");
  }

  @Test
  void rejectsFormulaThatIsTooLong() {
    String closed = "u1,=\"" + "9".repeat(1 << 20) + "\",\n";
    String open = "u2,=\"" + "9".repeat(3 << 20) + "\n";
    assertThat(read(HEADER + closed + open + "u3,b@x.jp,\n"))
        .containsExactly("2 broken_row", "3 broken_row", "4 u3|b@x.jp");
  }

  @Test
  void readsFormulasOverEndsOfBlocks() {
    String row = "u1,=\"09012345678\",=\"x\"\r\n";
    for (int block = 64; block < 100; block++) {
      assertThat(
              RecordedRows.of(
                  Specs.named().reader(block), MemoryObject.of(HEADER + row.repeat(20))))
          .hasSize(20)
          .allSatisfy(read -> assertThat(read).endsWith(" u1|=\"09012345678\""));
    }
  }

  @Test
  void skipsEmptyLinesAndCountsThem() {
    assertThat(read("\n\r\n" + HEADER + "\nu1,a@x.jp,\n\r\n\nu2,b@x.jp,\n\n"))
        .containsExactly("5 u1|a@x.jp", "8 u2|b@x.jp");
  }

  @Test
  void givesLineOnWhichRowBegins() {
    assertThat(read(HEADER + "u1,\"a\n\n\n\",\nu2,b,\n\"u\n3\",c,\nu4,d\n"))
        .containsExactly("2 u1|a\n\n\n", "6 u2|b", "7 u\n3|c", "9 broken_row");
  }

  @Test
  void rejectsRowThatIsNotText() {
    byte[] file = (HEADER + "u1,a?@x.jp,\nu2,b@x.jp,?\nu3,c@x.jp,\n").getBytes(UTF_8);
    replace(file, (byte) '?', (byte) 0xFF);
    assertThat(RecordedRows.of(Specs.named().reader(), MemoryObject.of(file)))
        .containsExactly("2 invalid_encoding", "3 invalid_encoding", "4 u3|c@x.jp");
  }

  private static void replace(byte[] file, byte from, byte to) {
    for (int i = 0; i < file.length; i++) {
      file[i] = file[i] == from ? to : file[i];
    }
  }

  @ParameterizedTest
  @CsvSource({"';'", "'|'", "'\t'", "':'", "' '"})
  void readsAnyAsciiDelimiter(char delimiter) {
    String file = "plan,mail,user_id\n\"a,\",b,u1\n,\"d\",u2\n".replace(',', delimiter);
    assertThat(Specs.named("user_id", "plan").delimiter(delimiter).read(file))
        .containsExactly("2 u1|a" + delimiter, "3 u2|");
  }

  @Test
  void readsRowsWithoutHeaderByPosition() {
    assertThat(
            RecordedRows.of(
                Specs.positions(2, 0).reader(),
                MemoryObject.of("a@x.jp,gold,u1\nb@x.jp,u2\n\"c@x.jp\",,\"u3\"\n")))
        .containsExactly("1 u1|a@x.jp", "2 broken_row", "3 u3|c@x.jp");
  }

  @Test
  void takesWidthWithoutHeaderFromFirstRowThatCanBeCut() {
    assertThat(
            RecordedRows.of(
                Specs.positions(0, 1).reader(), MemoryObject.of("\"a\"b\nu1,c\nu2,d,e\n")))
        .containsExactly("1 broken_row", "2 u1|c", "3 broken_row");
  }

  @ParameterizedTest
  @CsvSource({"''", "'\n'", "'\r\n\n'", "'\uFEFF'", "'user_id,mail\n'", "'user_id,mail'"})
  void findsNoRowsInFileWithoutAny(String file) {
    assertThat(read(file)).isEmpty();
    assertThat(RecordedRows.of(Specs.positions(0, 1).reader(), MemoryObject.of("\n\n"))).isEmpty();
  }

  @Test
  void readsOneColumnThatIsMappedTwice() {
    assertThat(
            RecordedRows.of(
                Specs.named("id", "id").filter("id", Operator.CONTAINS, "\"").reader(),
                MemoryObject.of("id,x\n\"a\"\"b\",1\n\"c\",2\n")))
        .containsExactly("2 a\"b|a\"b", "filtered out");
  }

  @Test
  void refusesHeaderThatCannotBeRead() {
    assertThatThrownBy(() -> read("user_id,\"mail\nu1,a@x.jp\n"))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users has a header (line 1) that cannot be read: a quote is out of place or"
                + " never closed, or a name is too long. Correct the export.");
  }

  @Test
  void refusesHeaderThatIsNotText() {
    assertThatThrownBy(
            () ->
                RecordedRows.of(
                    Specs.named().charset("UTF-8").reader(),
                    MemoryObject.of("\n会員,mail\n".getBytes(Charset.forName("windows-31j")))))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users has a header (line 2) that is not text in its charset. Set \"charset\" to"
                + " the one it was written in.");
  }

  @Test
  void refusesCarriageReturnsAsLineEnds() {
    assertThatThrownBy(() -> read("user_id,mail\ru1,a@x.jp\r"))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users ends its lines with CR alone. Export it with LF or CRLF line ends.");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void refusesMoreColumnsThanASpreadsheetHas(boolean header) {
    Specs specs = header ? Specs.named() : Specs.positions(0, 1);
    assertThatThrownBy(
            () -> RecordedRows.of(specs.reader(), MemoryObject.of(",".repeat(16_384) + "\n")))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users has 16385 columns; at most 16384 are read. Export the columns that are"
                + " needed.");
  }

  @Test
  void readsAsManyColumnsAsASpreadsheetHas() {
    assertThat(
            RecordedRows.of(
                Specs.positions(16_383, 0).reader(),
                MemoryObject.of("a" + ",".repeat(16_383) + "u1\n")))
        .containsExactly("1 u1|a");
  }

  private static List<String> read(String file) {
    return RecordedRows.of(Specs.named().reader(), MemoryObject.of(file));
  }
}
