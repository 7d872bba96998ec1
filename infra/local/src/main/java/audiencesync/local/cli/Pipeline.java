package audiencesync.local.cli;

import audiencesync.local.cloud.Deployment;
import audiencesync.local.cloud.ExecutionRecord;
import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.Notifications;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pipeline over one bucket, ready to run executions one after another. */
final class Pipeline implements AutoCloseable {
  private final LocalSettings settings;
  private final Optional<LineSimulator> simulator;
  private final Deployment deployment;

  private Pipeline(LocalSettings settings, Optional<LineSimulator> simulator) {
    this.settings = settings;
    this.simulator = simulator;
    URI line = simulator.map(LineSimulator::baseUrl).or(settings::lineAdsUrl).orElseThrow();
    this.deployment = Deployment.over(settings.bucket(), byId(settings.secrets()), line);
  }

  /** Starts what executions need; without a URL of LINE, a simulator too. */
  static Pipeline open(LocalSettings settings) {
    return new Pipeline(settings, simulator(settings));
  }

  private static Optional<LineSimulator> simulator(LocalSettings settings) {
    if (settings.lineAdsUrl().isPresent()) {
      return Optional.empty();
    }
    LineSimulator simulator =
        LineSimulator.start(LineSimulatorConfig.of(SimulatorKeys.of(settings.secrets())));
    EarlierAudiences.of(settings.bucket()).forEach(audience -> audience.addTo(simulator));
    return Optional.of(simulator);
  }

  private static Map<String, JsonNode> byId(ObjectNode secrets) {
    Map<String, JsonNode> byId = new HashMap<>();
    secrets.properties().forEach(secret -> byId.put(secret.getKey(), secret.getValue()));
    return byId;
  }

  /** LINE's stand-in, when there is one. */
  Optional<LineSimulator> simulator() {
    return simulator;
  }

  /** How much of a wait is really slept: nothing against the simulator. */
  double waitScale() {
    return simulator.isPresent() ? 0 : settings.waitScale();
  }

  /** Runs one execution to its end, after runs that were killed have been reported. */
  Outcome run(JsonNode input, Progress progress) {
    deployment.reportKilled(notifications(progress));
    return outcome(deployment.run(input, clock(), audience(progress)));
  }

  /** Lets S3 tell of an upload, after runs that were killed have been reported. */
  Deployment.Started upload(JsonNode event, Progress progress) {
    deployment.reportKilled(notifications(progress));
    return deployment.upload(event, notifications(progress));
  }

  /** Runs an execution to its end that an upload has started. */
  Outcome run(ExecutionRecord started, Progress progress) {
    return outcome(deployment.run(started, clock(), audience(progress)));
  }

  /** How the execution of that name is doing, in Step Functions' word. */
  String status(String execution) {
    return deployment.execution(execution).orElseThrow().status();
  }

  /** One for each execution: it counts the waits that were skipped. */
  private ExecutionClock clock() {
    Clock clock = Clock.systemUTC();
    return simulator.isPresent()
        ? ExecutionClock.virtual(clock)
        : ExecutionClock.real(clock, settings.waitScale());
  }

  private static Deployment.Audience audience(Progress progress) {
    return new Deployment.Audience(notifications(progress), new ProgressListener(progress));
  }

  private static Notifications notifications(Progress progress) {
    return notification -> progress.notice(notification.message());
  }

  private static Outcome outcome(ExecutionResult result) {
    return new Outcome(result.status().name(), result.error(), result.cause(), result.output());
  }

  @Override
  public void close() {
    deployment.close();
    simulator.ifPresent(LineSimulator::close);
  }
}
