package audiencesync.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.report.RunMetric;
import audiencesync.sync.report.RunMetrics;
import audiencesync.sync.run.ExecutionRef;
import audiencesync.sync.state.Locks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailSyncTest {
  private static final Instant START = Instant.parse("2026-11-24T01:00:00.123Z");
  private static final Instant NOW = START.plusSeconds(9);
  private static final ExecutionRef EXECUTION =
      new ExecutionRef("arn:aws:states:ap-northeast-1:1:execution:m:one", START);

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final List<RunMetrics> metrics = new ArrayList<>();

  @Test
  void countsAFailureOfARunThatNamesNoConnector() {
    FailSync.Output output = fail(JsonNodeFactory.instance.objectNode().put("conector", "members"));

    assertThat(metrics)
        .containsExactly(
            new RunMetrics(
                Optional.empty(), EXECUTION.runId(), NOW, Map.of(RunMetric.FAILED_RUNS, 1L)));
    assertThat(output.notice().text())
        .startsWith("A run that names no connector failed: ")
        .containsSubsequence(
            "No such field.",
            "Start it again with \"connector\" in its input.",
            "コネクタの指定がない実行が失敗しました。",
            "実行時の入力に \"connector\" を書いて、もう一度実行してください。");
    assertThat(store.keys()).isEmpty();
  }

  @Test
  void countsAFailureOfAConnectorsRun() {
    fail(JsonNodeFactory.instance.objectNode().put("connector", "members"));

    assertThat(metrics).hasSize(1);
    assertThat(metrics.get(0).connector()).contains("members");
    assertThat(metrics.get(0).values()).containsEntry(RunMetric.FAILED_RUNS, 1L);
    assertThat(store.keys()).contains("runs/members/" + EXECUTION.runId() + "/report.json");
  }

  @Test
  void keepsTheListOfRunsWhenADamagedStateHidesTheDetails() {
    JsonNode members = JsonNodeFactory.instance.objectNode().put("connector", "members");
    ExecutionRef before = new ExecutionRef("arn:execution:before", START.minusSeconds(86_400));
    fail(before, members);
    store.write("state/members.json", "{");
    fail(members);

    assertThat(new String(store.read("runs/members/index.html").orElseThrow(), UTF_8))
        .contains(before.runId(), EXECUTION.runId());
  }

  private FailSync.Output fail(JsonNode input) {
    return fail(EXECUTION, input);
  }

  private FailSync.Output fail(ExecutionRef execution, JsonNode input) {
    return new FailSync(store, new Locks(store, id -> true, clock), metrics::add, clock)
        .run(new FailSync.Input(execution, input, "States.Runtime", "No such field."));
  }
}
