package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonRowsTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        arguments("{\"user_id\":\"u1\",\"mail\":\"a@x.jp\"}", "1 u1|a@x.jp"),
        arguments(" { \"mail\" : \"a@x.jp\" , \"user_id\" : \"u1\" } \r", "1 u1|a@x.jp"),
        arguments("{\"user_id\":123,\"mail\":1.50}", "1 123|1.50"),
        arguments(
            "{\"user_id\":-1e5,\"mail\":12345678901234567890123}",
            "1 -1e5|12345678901234567890123"),
        arguments("{\"user_id\":true,\"mail\":false}", "1 true|false"),
        arguments("{\"user_id\":null,\"mail\":\"a\"}", "1 |a"),
        arguments("{\"mail\":\"\"}", "1 |"),
        arguments("{}", "1 |"),
        arguments(
            "{\"user_id\":\"a\\\"\\\\\\n\\u3042\",\"mail\":\"\\ud83d\\ude00é\"}", "1 a\"\\\nあ|😀é"),
        arguments("{\"会員\":[{\"user_id\":0}],\"user_id\":\"u1\",\"x\":{\"mail\":1}}", "1 u1|"),
        arguments("{\"x\":1,\"x\":2,\"user_id\":\"u1\"}", "1 u1|"),
        arguments("{\"user_id\":\"u1\"", "1 broken_row"),
        arguments("{\"user_id\":\"u1}", "1 broken_row"),
        arguments("{\"user_id\":\"u1\"}}", "1 broken_row"),
        arguments("{\"user_id\":\"u1\"}{}", "1 broken_row"),
        arguments("{\"user_id\":\"u1\"},", "1 broken_row"),
        arguments("{'user_id':'u1'}", "1 broken_row"),
        arguments("{\"user_id\":NaN}", "1 broken_row"),
        arguments("{\"x\":[1,}", "1 broken_row"),
        arguments("[\"user_id\",\"u1\"]", "1 broken_row"),
        arguments("{\"user_id\":\"u1\"} {\"user_id\":\"u3\"}", "1 broken_row"),
        arguments("{\"user_id\":1e999999999,\"mail\":-0}", "1 1e999999999|-0"),
        arguments("{\"user_id\":\"\\ud83d\\u0041\"}", "1 invalid_encoding"),
        arguments("{\"user_id\":\"\\ude00\"}", "1 invalid_encoding"),
        arguments("{\"user_id\":\"u1\",\"x\":\"\\ud83d\"}", "1 u1|"),
        arguments("{\"user_id\":\"\\ud83\"}", "1 broken_row"),
        arguments("{\"user_id\":\"a\\/b\\u0000\"}", "1 a/b\0|"),
        arguments("\"u1\"", "1 broken_row"),
        arguments("u1,a@x.jp", "1 broken_row"),
        arguments("{\"user_id\":\"u1\",\"user_id\":\"u1\"}", "1 broken_row"),
        arguments("{\"user_id\":null,\"user_id\":\"u1\"}", "1 broken_row"),
        arguments("{\"user_id\":{\"id\":\"u1\"}}", "1 broken_row"),
        arguments("{\"user_id\":[\"u1\"]}", "1 broken_row"),
        arguments("{\"user_id\":\"\\ud83d\"}", "1 invalid_encoding"),
        arguments("{\"user_id\":\"\\ude00\\ud83d\"}", "1 invalid_encoding"),
        arguments("{\"user_id\":\"u1\",\"x\":" + "[".repeat(99) + "]".repeat(99) + "}", "1 u1|"),
        arguments(
            "{\"user_id\":\"u1\",\"x\":" + "[".repeat(101) + "]".repeat(101) + "}",
            "1 broken_row"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsOneObjectALine(String line, String expected) {
    assertThat(Specs.named().format(FileFormat.JSONL).read(line + "\n\n{\"user_id\":\"u2\"}"))
        .containsExactly(expected, "3 u2|");
  }

  static Stream<Arguments> otherJson() {
    String array =
        "inbox/users is a JSON array. Export it as JSON Lines, one object on each line, or convert"
            + " it: jq -c '.[]'.";
    String spread =
        "inbox/users spreads a JSON object over several lines. Export it as JSON Lines, one object"
            + " on each line, or convert it: jq -c '.'.";
    return Stream.of(
        arguments("[{\"user_id\":\"u1\"}]", array),
        arguments("\uFEFF \r\n[\n  {\"user_id\":\"u1\"},\n  {\"user_id\":\"u2\"}\n]\n", array),
        arguments("{\n  \"user_id\": \"u1\"\n}\n", spread),
        arguments("{ \r\n\"users\":[{\"user_id\":\"u1\"}]}", spread));
  }

  @ParameterizedTest
  @MethodSource("otherJson")
  void saysHowToMakeJsonLinesOfOtherJson(String file, String message) {
    for (FileFormat format : List.of(FileFormat.AUTO, FileFormat.JSONL)) {
      assertThatThrownBy(() -> Specs.named().format(format).read(file))
          .isInstanceOf(ExportException.class)
          .hasMessage(message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[id],user_id\n1,u1\n", "{x,user_id\n1,u1\n"})
  void readsCsvThatBeginsLikeJson(String file) {
    assertThat(Specs.named("user_id", "user_id").format(FileFormat.CSV).read(file))
        .containsExactly("2 u1|u1");
  }

  @Test
  void breaksRowsThatAreMadeToExhaustTheReader() {
    String deep = "{\"user_id\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n";
    String deepObjects = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "\n";
    String wide =
        IntStream.range(0, 100_000)
            .mapToObj("\"m%d\":1,"::formatted)
            .collect(Collectors.joining("", "{", "\"user_id\":\"wide\"}\n"));
    String longNumber = "{\"user_id\":" + "9".repeat(1 << 20) + "}\n";
    String tooLongNumber = "{\"user_id\":" + "9".repeat((1 << 20) + 1) + "}\n";
    String longName = "{\"" + "n".repeat(1 << 20) + "\":1}\n";
    List<String> rows =
        Specs.named("user_id", "a.a.a.a")
            .read(deep + deepObjects + wide + longNumber + tooLongNumber + longName + "{}");
    assertThat(rows.get(3)).hasSize("4 ".length() + (1 << 20) + "|".length());
    assertThat(rows)
        .hasSize(7)
        .startsWith("1 broken_row", "2 broken_row", "3 wide|")
        .endsWith("5 broken_row", "6 broken_row", "7 |");
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        arguments("{\"a\":{\"b\":\"inside\"}}", "1 inside|"),
        arguments("{\"a.b\":\"literal\"}", "1 literal|"),
        arguments("{\"a.b\":\"literal\",\"a\":{\"b\":\"inside\"}}", "1 literal|"),
        arguments("{\"a\":{\"b\":\"inside\"},\"a.b\":\"literal\"}", "1 literal|"),
        arguments("{\"a\":{\"b\":\"inside\"},\"a.b\":null}", "1 |"),
        arguments(
            "{\"a\":{\"x\":{\"b\":0},\"b\":\"inside\",\"c\":{\"d\":\"deep\"}}}", "1 inside|deep"),
        arguments("{\"a\":[{\"b\":\"inside\"}]}", "1 |"),
        arguments("{\"a\":\"text\"}", "1 |"),
        arguments("{\"a\":null}", "1 |"),
        arguments("{\"a\":{\"b\":1},\"a\":{\"b\":2}}", "1 broken_row"),
        arguments("{\"a\":{\"b\":{}}}", "1 broken_row"),
        arguments("{\"a.b\":\"literal\",\"a\":{\"b\":{}}}", "1 literal|"));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void findsMembersInsideMembers(String line, String expected) {
    assertThat(Specs.named("a.b", "a.c.d").read(line)).containsExactly(expected);
  }

  @Test
  void rejectsLineThatIsNotText() {
    byte[] file = "{\"user_id\":\"u1\",\"x\":\"?\"}\n{\"user_id\":\"u2\"}\n".getBytes(UTF_8);
    file["{\"user_id\":\"u1\",\"x\":\"".length()] = (byte) 0xFF;
    assertThat(Specs.named().read(file)).containsExactly("1 invalid_encoding", "2 u2|");
  }

  @Test
  void filtersByMember() {
    assertThat(
            Specs.named()
                .filter("profile.age", Operator.GTE, "20")
                .read(
                    """
                    {"user_id":"u1","profile":{"age":20}}
                    {"user_id":"u2","profile":{"age":9}}
                    {"user_id":"u3"}
                    """))
        .containsExactly("1 u1|", "filtered out", "filtered out");
  }

  @Test
  void namesMembersOfFirstRow() {
    Sample sample =
        Specs.named()
            .reader()
            .sample(
                MemoryObject.of(
                    "{\n{\"user_id\":\"u1\",\"x\":{\"y\":1},\"mail\":\"a\"}\n{\"z\":1}"),
                5);
    assertThat(sample)
        .isEqualTo(
            new Sample(
                List.of("user_id", "x", "mail"),
                FileFormat.JSONL,
                "UTF-8",
                CharsetCertainty.ASCII,
                "none",
                List.of(new SampleRow("u1", "a"), new SampleRow("", ""))));
  }
}
