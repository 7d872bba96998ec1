package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        arguments("[{\"user_id\":\"u1\"}]", "1 broken_row"),
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
                "none",
                List.of(new SampleRow("u1", "a"), new SampleRow("", ""))));
  }
}
