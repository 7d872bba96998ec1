package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableFormatTest {
  static Stream<Arguments> contents() {
    return Stream.of(
        arguments("{\"user_id\":\"u1\",\"mail\":\"m1\"}", FileFormat.JSONL, List.of("1 u1|m1")),
        arguments(
            "\n \t\r\n {\"user_id\":\"u1\",\"mail\":\"m1\"}", FileFormat.JSONL, List.of("3 u1|m1")),
        arguments(
            "\uFEFF{\"user_id\":\"u1\",\"mail\":\"m1\"}\n", FileFormat.JSONL, List.of("1 u1|m1")),
        arguments("user_id,mail\nu1,m1\n", FileFormat.CSV, List.of("2 u1|m1")),
        arguments("user_id,mail\nu1,m\t1\n", FileFormat.CSV, List.of("2 u1|m\t1")),
        arguments("user_id\tmail\nu1\tm,1\n", FileFormat.TSV, List.of("2 u1|m,1")),
        arguments("\r\n\nuser_id\tmail\nu1\tm1", FileFormat.TSV, List.of("4 u1|m1")),
        arguments("\"a,\"\t\"user_id\"\tmail\n0\tu1\tm1\n", FileFormat.TSV, List.of("2 u1|m1")),
        arguments("\"a\t\",user_id,mail\n0,u1,m1\n", FileFormat.CSV, List.of("2 u1|m1")),
        arguments("a\t,user_id,mail\n0,u1,m1\n", FileFormat.CSV, List.of("2 u1|m1")),
        arguments("\"a\n,\"\tuser_id\tmail\n0\tu1\tm1", FileFormat.TSV, List.of("3 u1|m1")),
        arguments("user_id\tmail", FileFormat.TSV, List.of()),
        arguments("", FileFormat.CSV, List.of()));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void recognisesFormatByContent(String content, FileFormat format, List<String> rows) {
    RecordedRows read = new RecordedRows();
    ReadSummary summary = Specs.named().reader().read(MemoryObject.of(content), read);
    assertThat(summary.format()).isEqualTo(format);
    assertThat(read.calls()).isEqualTo(rows);
  }

  static Stream<Arguments> specifications() {
    return Stream.of(
        arguments(Specs.named().format(FileFormat.CSV), "user_id,mail\n", FileFormat.CSV),
        arguments(Specs.named().format(FileFormat.TSV), "user_id\tmail\n", FileFormat.TSV),
        arguments(
            Specs.named().format(FileFormat.TSV).delimiter(','), "user_id,mail\n", FileFormat.TSV),
        arguments(Specs.named().delimiter(';'), "user_id;mail\n", FileFormat.CSV),
        arguments(Specs.named().delimiter('\t'), "user_id\tmail\n", FileFormat.TSV),
        arguments(Specs.named().delimiter(','), "user_id,mail,\t\n", FileFormat.CSV),
        arguments(Specs.named().delimiter(','), "{\"user_id\":\"u1\"}\n", FileFormat.JSONL),
        arguments(Specs.named().format(FileFormat.JSONL), "user_id,mail\n", FileFormat.JSONL),
        arguments(Specs.named().format(FileFormat.CSV), "{,user_id,mail\n", FileFormat.CSV));
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void obeysWhatIsSpecified(Specs specs, String content, FileFormat format) {
    assertThat(specs.reader().sample(MemoryObject.of(content), 1).format()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', '\r', 'é', '、'})
  void refusesDelimiterThatCannotBeOne(char delimiter) {
    Specs specs = Specs.named().delimiter(delimiter);
    assertThatThrownBy(specs::reader)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the delimiter is not one ASCII character other than a quote or a line break");
  }
}
