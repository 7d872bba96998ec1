package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of independent writers (their generators lie beside them) are read as they were meant, and
 * the table of docs/formats.md promises exactly what is tested here.
 */
final class RoundTripTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "audiencesync", "export", "roundtrip");
  private static final Path DOCS = Path.of("..", "docs", "formats.md");
  private static final String TABLE_BEGINS = "| format | charset |";
  private static final String YES = "yes";
  private static final String NO = "–";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String USER_ID = "会員番号";
  private static final List<String> OTHERS = List.of("メールアドレス", "プラン", "メモ");

  /** One line of manifest.tsv; its generator says what the columns mean. */
  private record Fixture(
      String file,
      Cell cell,
      Optional<Character> delimiter,
      CharsetCertainty certainty,
      String expected) {
    static Fixture of(String line) {
      String[] columns = line.split("\t", -1);
      assertThat(columns).as(line).hasSize(8);
      return new Fixture(
          columns[0],
          new Cell(columns[1], columns[2], columns[3]),
          columns[4].equals("-") ? Optional.empty() : Optional.of(columns[4].charAt(0)),
          CharsetCertainty.valueOf(columns[5].toUpperCase(Locale.ROOT)),
          columns[6]);
    }

    ExportObject object() throws IOException {
      return MemoryObject.of(Files.readAllBytes(FOLDER.resolve(file)));
    }

    Specs specs(String column) {
      Specs specs = Specs.named(USER_ID, column);
      return delimiter.map(specs::delimiter).orElse(specs);
    }

    List<String> rows(int column) throws IOException {
      List<String> rows = new ArrayList<>();
      for (String line : Files.readAllLines(FOLDER.resolve(expected))) {
        JsonNode row = JSON.readTree(line);
        rows.add(row.get(0).asText() + "|" + row.get(column).asText());
      }
      return rows;
    }

    @Override
    public String toString() {
      return file;
    }
  }

  private record Cell(String format, String charset, String compression) {}

  static Stream<Fixture> fixtures() throws IOException {
    return Files.readAllLines(FOLDER.resolve("manifest.tsv")).stream().map(Fixture::of);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsWhatOthersWrote(Fixture fixture) throws IOException {
    for (String column : OTHERS) {
      SampleSink read = new SampleSink(Integer.MAX_VALUE);
      ReadSummary summary = fixture.specs(column).reader().read(fixture.object(), read);
      List<String> expected = fixture.rows(1 + OTHERS.indexOf(column));
      assertThat(shown(read)).as(column).isEqualTo(expected).hasSizeGreaterThan(7);
      assertThat(summary.rows()).isEqualTo(expected.size());
      assertThat(summary.certainty()).isEqualTo(fixture.certainty());
      assertThat(summary.compression().replace("none", "plain"))
          .isEqualTo(fixture.cell().compression());
      assertThat(fixture.cell().charset()).startsWith(summary.charset());
    }
  }

  private static List<String> shown(SampleSink read) {
    return read.rows().stream().map(row -> row.userId() + "|" + row.identifier()).toList();
  }

  /** Whatever is detected may be given, too. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void readsThemAlikeWithCharsetGiven(Fixture fixture) throws IOException {
    String charset = fixture.cell().charset().replaceFirst("(LE|BE)? with mark", "");
    SampleSink read = new SampleSink(Integer.MAX_VALUE);
    ReadSummary summary =
        fixture.specs(OTHERS.get(2)).charset(charset).reader().read(fixture.object(), read);
    assertThat(shown(read)).isEqualTo(fixture.rows(3));
    assertThat(summary.certainty()).isEqualTo(CharsetCertainty.GIVEN);
  }

  @Test
  void promisesInTheDocsWhatIsTested() throws IOException {
    assertThat(promised())
        .containsExactlyInAnyOrderElementsOf(
            fixtures().map(Fixture::cell).collect(Collectors.toSet()));
  }

  /** The cells of the table that say yes. */
  private static Set<Cell> promised() throws IOException {
    List<List<String>> table =
        Files.readAllLines(DOCS).stream()
            .dropWhile(line -> !line.startsWith(TABLE_BEGINS))
            .takeWhile(line -> line.startsWith("|"))
            .map(RoundTripTest::cells)
            .toList();
    List<String> head = table.get(0);
    return table.stream()
        .skip(2)
        .flatMap(
            row -> Stream.iterate(2, i -> i < head.size(), i -> i + 1).map(i -> cell(head, row, i)))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Optional<Cell> cell(List<String> head, List<String> row, int column) {
    assertThat(row.get(column)).as("%s", row).isIn(YES, NO);
    return row.get(column).equals(YES)
        ? Optional.of(new Cell(row.get(0), row.get(1), head.get(column)))
        : Optional.empty();
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|"))
        .map(String::strip)
        .toList();
  }
}
