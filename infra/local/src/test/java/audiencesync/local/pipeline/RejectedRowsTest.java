package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Rows that cannot be read, through to the report: where they are and why, never what they say. */
class RejectedRowsTest extends OverSandbox {
  private static final int BROKEN = 1_200;
  private static final int MOST_LISTED = 1_000;
  private static final String CANARY = "canary-0123456789";

  @Test
  void countsAllAndListsTheFirstByObjectLineAndReason() throws IOException {
    sandbox.file("inbox/members/all.csv", segment());
    sandbox.file("inbox/users/all.csv", identity());
    ExecutionResult result = sandbox.run("{\"connector\": \"members\", \"dryRun\": true}");
    JsonNode report = sandbox.report(result);

    assertThat(report.path("counts").path("segmentRejectedByReason").toString())
        .isEqualTo("{\"invalid_encoding\":1,\"broken_row\":1}");
    assertThat(report.path("counts").path("identityRejectedByReason").toString())
        .isEqualTo("{\"invalid_encoding\":1,\"broken_row\":%d}".formatted(BROKEN));
    assertThat(report.path("counts").path("joined").asInt()).isEqualTo(3);
    List<String> listed = listed(report);
    assertThat(listed)
        .hasSize(MOST_LISTED)
        .startsWith(
            "segment inbox/members/all.csv 4 broken_row",
            "segment inbox/members/all.csv 5 invalid_encoding",
            "identity inbox/users/all.csv 4 invalid_encoding",
            "identity inbox/users/all.csv 5 broken_row",
            "identity inbox/users/all.csv 6 broken_row")
        .endsWith("identity inbox/users/all.csv %d broken_row".formatted(MOST_LISTED + 1));
    assertThat(report.toString()).doesNotContain(CANARY);
    assertThat(charsets(report))
        .containsExactly("segment UTF-16LE marked", "identity windows-31j likely");
  }

  /** In UTF-16, least byte first, with half of a pair that no encoder would write. */
  private static byte[] segment() {
    String text =
        """
        \uFEFFuser_id,note
        user-1,"two
        lines"
        user-2,%1$s,%1$s
        user-3,\uD83D%1$s
        user-4,
        user-5,
        """
            .formatted(CANARY)
            .replace("\n", "\r\n");
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) text.charAt(i);
      bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }
    return bytes;
  }

  private static byte[] identity() {
    String broken =
        IntStream.range(0, BROKEN)
            .mapToObj(i -> "user-1,%s,too,many\n".formatted(CANARY))
            .collect(Collectors.joining());
    byte[] text =
        """
        user_id,mail,氏名
        user-1,person1@example.com,"山田
        太郎"
        user-4,%s?,鈴木花子
        %suser-4,person4@example.com,佐藤
        user-5,person5@example.com,
        """
            .formatted(CANARY, broken)
            .getBytes(Charset.forName("windows-31j"));
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == '?' ? (byte) 0xFF : text[i];
    }
    return text;
  }

  private static List<String> listed(JsonNode report) {
    return StreamSupport.stream(report.path("rejectedRows").spliterator(), false)
        .map(
            row ->
                "%s %s %d %s"
                    .formatted(
                        row.path("input").asText(),
                        row.path("key").asText(),
                        row.path("line").asLong(),
                        row.path("reason").asText()))
        .toList();
  }

  private static List<String> charsets(JsonNode report) {
    return StreamSupport.stream(report.path("inputs").spliterator(), false)
        .map(
            input ->
                "%s %s %s"
                    .formatted(
                        input.path("input").asText(),
                        input.path("charset").asText(),
                        input.path("charsetCertainty").asText()))
        .toList();
  }
}
