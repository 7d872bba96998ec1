package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadLimitsTest {
  private static final int MIB = 1 << 20;
  private static final ReadLimits SMALL = new ReadLimits(10, 1L << 30, 200);

  static Stream<Arguments> longRows() {
    return Stream.of(
        arguments("u1,1234567890", "2 u1|1234567890"),
        arguments("u1,12345678901", "2 broken_row"),
        arguments("u1,\"12345678\"", "2 u1|12345678"),
        arguments("u1,\"123456789\"", "2 broken_row"),
        arguments("12345678901,u1", "2 broken_row"));
  }

  @ParameterizedTest
  @MethodSource("longRows")
  void breaksRowWithFieldThatIsTooLong(String row, String expected) {
    for (int blockBytes = 1; blockBytes <= 40; blockBytes++) {
      ExportReader reader = Specs.named().limits(SMALL).reader(blockBytes);
      assertThat(RecordedRows.of(reader, MemoryObject.of("user_id,mail\n" + row + "\nu2,b\n")))
          .containsExactly(expected, "3 u2|b");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 40, 1000})
  void breaksRowThatIsTooLong(int blockBytes) {
    String longest = "u,".repeat(20);
    ExportReader reader = Specs.positions(0, 1).limits(SMALL).reader(blockBytes);
    assertThat(
            RecordedRows.of(
                reader, MemoryObject.of(longest + "\n" + longest + "u\n" + longest + "\n")))
        .containsExactly("1 u|u", "2 broken_row", "3 u|u");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 40, 1000})
  void breaksJsonLineThatIsTooLong(int blockBytes) {
    String longest = "{\"user_id\":\"1234567890\"" + " ".repeat(16) + "}";
    assertThat(longest).hasSize(SMALL.rowBytes());
    String file = longest + "\n" + longest + " \n" + "{\"user_id\":\"12345678901\"}\n{}";
    ExportReader reader = Specs.named().limits(SMALL).reader(blockBytes);
    assertThat(RecordedRows.of(reader, MemoryObject.of(file)))
        .containsExactly("1 1234567890|", "2 broken_row", "3 broken_row", "4 |");
  }

  @Test
  void measuresJsonValuesInBytes() {
    assertThat(Specs.named().limits(SMALL).read("{\"user_id\":\"あいう\"}\n{\"user_id\":\"あいうえ\"}\n"))
        .containsExactly("1 あいう|", "2 broken_row");
  }

  @Test
  void losesOneRowToQuoteThatStaysOpenOverMebibytes() {
    String rows = "u2,b@x.jp\n".repeat(150_000);
    RecordedRows read = new RecordedRows();
    ReadSummary summary =
        Specs.named().reader().read(MemoryObject.of("user_id,mail\nu1,\"a\n" + rows), read);
    assertThat(summary.rows()).isEqualTo(150_001);
    assertThat(read.calls()).startsWith("2 broken_row", "3 u2|b@x.jp", "4 u2|b@x.jp");
    assertThat(read.calls().stream().filter(call -> call.endsWith("broken_row"))).hasSize(1);
  }

  /** Each opens a quote that the one after the next closes: nothing is scanned again and again. */
  @Test
  void readsManyOpenQuotesInLinearTime() {
    RecordedRows read = new RecordedRows();
    ReadSummary summary =
        Specs.positions(0, 1)
            .reader(512 << 10)
            .read(MemoryObject.of("x,y\n" + "u1,\"a\n".repeat(300_000)), read);
    assertThat(summary.rows()).isEqualTo(300_001);
    assertThat(read.calls()).endsWith("300001 broken_row");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"", "\"a", ",", "\"\",", "\"\n", "{\"a\":"})
  void keepsWithinFewMebibytesWhateverFileSays(String endless) throws IOException {
    byte[] text = endless.repeat(40 * MIB / endless.length()).getBytes(UTF_8);
    CsvScanner scanner = new CsvScanner(',', ReadLimits.DEFAULT);
    assertThat(largest(pieces(text, scanner).window(), scanner)).isBetween(512 << 10, 9 * MIB);
    assertThat(largest(pieces(text, scanner).another(), scanner)).isBetween(512 << 10, 9 * MIB);
  }

  private static TextPieces pieces(byte[] text, CsvScanner scanner) {
    return new TextPieces(new ByteArrayInputStream(text), scanner.rowEnds(), 512 << 10);
  }

  /** How many bytes a window takes at most while a text is read. */
  private static int largest(TextWindow window, CsvScanner scanner) throws IOException {
    CsvRecords records = new CsvRecords(window, scanner);
    int most = 0;
    while (records.next() != CsvRecords.Next.END) {
      most = Math.max(most, window.bytes.length);
    }
    return most;
  }

  @Test
  void stopsWhenInputHasTooManyBytes() {
    ExportReader reader = Specs.named().limits(new ReadLimits(100, 30, 200)).reader();
    MemoryObject object =
        MemoryObject.of(MemoryObject.gzip("user_id,mail\nu1,a\n".getBytes(UTF_8)));
    assertThat(RecordedRows.of(reader, object)).containsExactly("2 u1|a");
    assertThatThrownBy(() -> reader.read(object, new RecordedRows()))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users takes its input over the limit of 30 decompressed bytes (maxBytes), at"
                + " byte 18 of the decompressed object. Select fewer or smaller objects, or raise"
                + " the limit.");
    assertThat(reader.sample(object, 1).rows()).containsExactly(new SampleRow("u1", "a"));
  }

  static Stream<Arguments> limitsThatAreNone() {
    return Stream.of(
        arguments(0, 1, 1, "maxFieldBytes is not between 1 and 67108864"),
        arguments((64 << 20) + 1, 1, 1, "maxFieldBytes is not between 1 and 67108864"),
        arguments(1, 0, 1, "maxBytes is not positive"),
        arguments(1, 1, 0, "maxInflation is not positive"));
  }

  @ParameterizedTest
  @MethodSource("limitsThatAreNone")
  void refusesLimitsThatAreNone(int field, int bytes, int inflation, String message) {
    assertThatThrownBy(() -> new ReadLimits(field, bytes, inflation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
