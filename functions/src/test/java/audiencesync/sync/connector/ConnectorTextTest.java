package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no connector because it is no JSON, not UTF-8, or too much. */
class ConnectorTextTest {
  private static final String NOT_JSON = "this is not JSON; ";

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", "is empty; write one JSON object"),
        arguments(" \r\n\t", "is empty; write one JSON object"),
        arguments("\uFEFF", "is empty; write one JSON object"),
        arguments("[]", "is an array; write one object, a connector"),
        arguments("\"x\"", "is a string; write one object, a connector"),
        arguments(
            "{\n  \"a\": 1,\n  \"a\": 2\n}",
            "line 3, column 3: the field \"a\" is there a second time; keep one of the two"),
        arguments(
            "{\"a\": {\"b\": [{\"c\u202e\": 1, \"c\u202e\": 1}]}}",
            "line 1, column 24: the field \"c?\" is there a second time; keep one of the two"),
        arguments(
            "{} {}",
            "line 1, column 4: there is more text after the end of the JSON value; remove it"),
        arguments(
            "{}x",
            "line 1, column 3: "
                + NOT_JSON
                + "a quote, a comma or a colon is missing or one too many"),
        arguments(
            "{ // note\n}",
            "line 1, column 3: "
                + NOT_JSON
                + "JSON has no comments, so remove what looks like one"),
        arguments(
            "{\"a\": 1,\n}",
            "line 2, column 1: "
                + NOT_JSON
                + "remove the comma before this bracket, or close with the other kind"),
        arguments(
            "{'a': 1}",
            "line 1, column 2: " + NOT_JSON + "write strings in straight double quotes"),
        arguments(
            "{\"a\": “x”}",
            "line 1, column 7: " + NOT_JSON + "write strings in straight double quotes"),
        arguments(
            "{\"a\": 1\n\"b\": 2}",
            "line 2, column 1: " + NOT_JSON + "a comma or a colon is missing before this quote"),
        arguments(
            "{\"a\": \"x\n\"}",
            "line 1, column 9: "
                + NOT_JSON
                + "a string is not closed on its line (write \\n for a line break, \\t for a tab)"),
        arguments(
            "{\"a\": \"x",
            "line 1, column 9: the text ends inside a value; a closing quote, brace or bracket is missing"),
        arguments(
            "{\"a\": [1",
            "line 1, column 9: the text ends inside a value; a closing quote, brace or bracket is missing"),
        arguments(
            "{\"a\": NaN}",
            "line 1, column 10: "
                + NOT_JSON
                + "remove the comma before this bracket, or close with the other kind"),
        arguments("{\"a\": 1e99999999999}", "line 1, column 7: the number's exponent is too large"),
        arguments(
            "{\"a\": " + "9".repeat(1_001) + "}",
            "line 1, column 1008: a number or a name is too long"),
        arguments(
            "{\"" + "n".repeat(50_001) + "\": 1}",
            "line 1, column 50005: a number or a name is too long"),
        arguments(
            "{\"a\": \"\\ud83d\"}",
            "line 1, column 7: a \\u escape stands for half of a character; write the character itself"),
        arguments(
            "[".repeat(100_000),
            "line 1, column 65: objects and arrays are nested more than 64 levels deep"),
        arguments(
            "{\"a\":".repeat(40_000),
            "line 1, column 321: objects and arrays are nested more than 64 levels deep"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void saysWhereATextStopsBeingJson(String text, String problem) {
    assertThat(problems(text.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new Problem("$", problem));
  }

  @Test
  void refusesWhatIsNotUtf8() {
    byte[] shiftJis = "{\n  \"template\": \"会員\"}".getBytes(Charset.forName("windows-31j"));

    assertThat(problems(shiftJis))
        .containsExactly(
            new Problem("$", "line 2, column 16: this is not UTF-8 text; save the file as UTF-8"));
  }

  @Test
  void refusesHalfACharacterAtTheEnd() {
    byte[] cut = {'{', '"', (byte) 0xe4, (byte) 0xbc};

    assertThat(problems(cut))
        .containsExactly(
            new Problem("$", "line 1, column 3: this is not UTF-8 text; save the file as UTF-8"));
  }

  @Test
  void readsADocumentOfTheLargestSizeAndNoByteMore() {
    byte[] least = Sample.bytes("least");
    String padded = new String(least, StandardCharsets.UTF_8) + " ".repeat(262_144 - least.length);

    assertThat(problems(padded.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(problems((padded + " ").getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            new Problem(
                "$", "is 262145 bytes long; a document may have 262144: is it the right file?"));
  }

  private static List<Problem> problems(byte[] text) {
    try {
      ConnectorReader.read("members", text);
      return List.of();
    } catch (InvalidConnectorException e) {
      return e.problems();
    }
  }
}
