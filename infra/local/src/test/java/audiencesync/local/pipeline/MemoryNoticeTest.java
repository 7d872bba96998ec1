package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says beforehand of the memory that it is going to need. */
class MemoryNoticeTest {
  private static final String PREPARE_MEMORY = "audiencesync.PREPARE_MEMORY";
  private static final String ESTIMATED =
      "estimated: 300 rows of the segment and 300 identifiers take 180912 bytes; the preparing"
          + " function needs 126 MB of memory";
  private static final String ENGLISH =
      "By an estimate, preparing needs 126 MB of memory; PrepareMemory is 120. Raise it before the"
          + " inputs no longer fit.";
  private static final String JAPANESE =
      "データの準備には約 126 MB のメモリーが必要という見積もりですが、PrepareMemory は 120 MB です。収まらなくなる前に増やしてください。";

  @TempDir private Path folder;
  private final ByteArrayOutputStream logs = new ByteArrayOutputStream();

  private ExecutionResult run(Sandbox sandbox, String prepareMemory) {
    PrintStream before = System.err;
    System.setProperty(PREPARE_MEMORY, prepareMemory);
    System.setErr(new PrintStream(logs, true, StandardCharsets.UTF_8));
    try {
      return sandbox.run();
    } finally {
      System.setErr(before);
      System.clearProperty(PREPARE_MEMORY);
    }
  }

  private List<String> said() {
    return logs.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("MemoryEstimation"))
        .toList();
  }

  @Test
  void warnsInTheReportAndGoesOn() throws IOException {
    try (Sandbox sandbox = Sandbox.direct(folder)) {
      ExecutionResult result = run(sandbox, "120");

      assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      JsonNode notes = sandbox.report(result).path("notes");
      assertThat(notes).hasSize(1);
      assertThat(notes.get(0).path("en").asText()).isEqualTo(ENGLISH);
      assertThat(notes.get(0).path("ja").asText()).isEqualTo(JAPANESE);
      assertThat(sandbox.notices).singleElement().asString().contains(JAPANESE);
      assertThat(said())
          .satisfiesExactly(
              line -> assertThat(line).endsWith(ESTIMATED),
              line ->
                  assertThat(line)
                      .contains("WARN")
                      .endsWith(
                          "By its estimate this run needs more memory than the preparing function"
                              + " has (120 MB). It goes on. If it ends with"
                              + " InputsTooLargeException, set the stack's parameter PrepareMemory"
                              + " to at least 126."));
      assertThat(plan(sandbox).path("estimate").toString())
          .isEqualTo(
              "{\"segmentRows\":300,\"identifiers\":300,\"bytes\":180912,\"neededMegabytes\":126,"
                  + "\"givenMegabytes\":120}");
    }
  }

  @Test
  void saysNothingWhenItFits() throws IOException {
    try (Sandbox sandbox = Sandbox.direct(folder)) {
      ExecutionResult result = run(sandbox, "126");

      assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(sandbox.report(result).path("notes")).isEmpty();
      assertThat(said()).singleElement().asString().endsWith(ESTIMATED);
      assertThat(plan(sandbox).path("estimate").path("givenMegabytes").asInt()).isEqualTo(126);
    }
  }

  private static JsonNode plan(Sandbox sandbox) throws IOException {
    Path file =
        sandbox.files("work").stream()
            .filter(path -> path.endsWith("plan.json"))
            .findFirst()
            .orElseThrow();
    return Sandbox.JSON.readTree(Files.readAllBytes(file));
  }
}
