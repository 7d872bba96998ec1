package audiencesync.aws;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.port.MetricSink;
import audiencesync.sync.report.RunMetric;
import audiencesync.sync.report.RunMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The form: "Specification: Embedded metric format" in the guide of Amazon CloudWatch. */
class EmbeddedMetricsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant END = Instant.parse("2026-11-24T01:12:34.567Z");

  private final List<String> lines = new ArrayList<>();
  private final MetricSink metrics = new EmbeddedMetrics("audience-sync", lines::add);

  @Test
  void writesOneLineForTheStackAndTheConnector() throws Exception {
    metrics.runEnded(
        run(
            Map.of(
                RunMetric.LINE_CALLS, 4L, RunMetric.SECONDS_TO_READY, 754L, RunMetric.ROWS, 9L)));
    assertThat(lines).hasSize(1).noneMatch(line -> line.contains("\n"));
    assertThat(JSON.readTree(lines.get(0)))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "_aws": {
                    "Timestamp": 1795482754567,
                    "CloudWatchMetrics": [
                      {
                        "Namespace": "LineAudienceSync",
                        "Dimensions": [["Stack"], ["Stack", "Connector"]],
                        "Metrics": [
                          {"Name": "Rows", "Unit": "Count"},
                          {"Name": "LineCalls", "Unit": "Count"},
                          {"Name": "SecondsToReady", "Unit": "Seconds"}
                        ]
                      }
                    ]
                  },
                  "Stack": "audience-sync",
                  "Connector": "members",
                  "RunId": "20261124T010000Z-1f2e3d4c",
                  "Rows": 9,
                  "LineCalls": 4,
                  "SecondsToReady": 754
                }
                """));
  }

  @Test
  void everyMetricHasItsMemberAsTheSpecificationWants() throws Exception {
    Map<RunMetric, Long> all = new EnumMap<>(RunMetric.class);
    for (RunMetric metric : RunMetric.values()) {
      all.put(metric, 1_000L + all.size());
    }
    metrics.runEnded(run(all));
    JsonNode root = JSON.readTree(lines.get(0));
    JsonNode directive = directive(root);
    assertThat(directive.path("Metrics")).hasSize(RunMetric.values().length);
    for (JsonNode metric : directive.path("Metrics")) {
      assertThat(metric.path("Name").asText()).matches("[A-Z][A-Za-z]{1,254}");
      assertThat(metric.path("Unit").asText()).isIn("Count", "Seconds");
      assertThat(root.path(metric.path("Name").asText()).isIntegralNumber()).isTrue();
    }
  }

  @Test
  void countsARunWithoutConnectorForTheStackAlone() throws Exception {
    metrics.runEnded(RunMetrics.ofUnnamed("20261124T010000Z-1f2e3d4c", END));
    JsonNode root = JSON.readTree(lines.get(0));
    assertThat(directive(root).path("Dimensions")).isEqualTo(JSON.readTree("[[\"Stack\"]]"));
    assertThat(root.path("FailedRuns").asLong()).isEqualTo(1);
    assertThat(root.has("Connector")).isFalse();
  }

  private static JsonNode directive(JsonNode root) {
    JsonNode meta = root.path("_aws");
    assertThat(meta.path("Timestamp").isIntegralNumber()).isTrue();
    assertThat(meta.path("CloudWatchMetrics")).hasSize(1);
    JsonNode directive = meta.path("CloudWatchMetrics").path(0);
    assertThat(directive.path("Namespace").asText()).matches("[0-9A-Za-z._/#:-]{1,255}");
    for (JsonNode set : directive.path("Dimensions")) {
      assertThat(set.size()).isBetween(1, 30);
      set.forEach(name -> assertThat(root.path(name.asText()).isTextual()).isTrue());
    }
    return directive;
  }

  private static RunMetrics run(Map<RunMetric, Long> values) {
    return new RunMetrics(Optional.of("members"), "20261124T010000Z-1f2e3d4c", END, values);
  }
}
