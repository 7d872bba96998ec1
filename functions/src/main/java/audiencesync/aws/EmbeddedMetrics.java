package audiencesync.aws;

import audiencesync.sync.port.MetricSink;
import audiencesync.sync.report.RunMetric;
import audiencesync.sync.report.RunMetrics;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Figures as log lines that CloudWatch makes metrics of (its "embedded metric format"), for the
 * stack and for each connector: no call, no permission, and the run's id beside the figures.
 */
public final class EmbeddedMetrics implements MetricSink {
  private static final String NAMESPACE = "LineAudienceSync";
  private static final String STACK = "Stack";
  private static final String CONNECTOR = "Connector";

  private final String stack;
  private final Consumer<String> lines;

  /**
   * Metrics of one stack.
   *
   * @param lines where the lines are printed, each by itself
   */
  public EmbeddedMetrics(String stack, Consumer<String> lines) {
    this.stack = stack;
    this.lines = lines;
  }

  @Override
  public void runEnded(RunMetrics metrics) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    ObjectNode meta = line.putObject("_aws");
    meta.put("Timestamp", metrics.endedAt().toEpochMilli());
    ObjectNode directive = meta.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    ArrayNode dimensions = directive.putArray("Dimensions");
    dimensions.addArray().add(STACK);
    ArrayNode definitions = directive.putArray("Metrics");
    line.put(STACK, stack);
    metrics
        .connector()
        .ifPresent(
            connector -> {
              dimensions.addArray().add(STACK).add(CONNECTOR);
              line.put(CONNECTOR, connector);
            });
    line.put("RunId", metrics.runId());
    metrics.values().forEach((metric, value) -> add(metric, value, definitions, line));
    lines.accept(line.toString());
  }

  private static void add(RunMetric metric, long value, ArrayNode definitions, ObjectNode line) {
    String unit = metric == RunMetric.SECONDS_TO_READY ? "Seconds" : "Count";
    definitions.addObject().put("Name", name(metric)).put("Unit", unit);
    line.put(name(metric), value);
  }

  /** {@code LINE_CALLS} becomes {@code LineCalls}, as names are written in CloudWatch. */
  private static String name(RunMetric metric) {
    return Arrays.stream(metric.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
