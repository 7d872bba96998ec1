package audiencesync.local.cli;

import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The pipeline over one bucket, ready to run executions one after another. */
final class Pipeline implements AutoCloseable {
  private final LocalSettings settings;
  private final Optional<LineSimulator> simulator;

  private Pipeline(LocalSettings settings, Optional<LineSimulator> simulator) {
    this.settings = settings;
    this.simulator = simulator;
  }

  /** Starts what executions need; without a URL of LINE, a simulator too. */
  static Pipeline open(LocalSettings settings) {
    return new Pipeline(settings, simulator(settings));
  }

  private static Optional<LineSimulator> simulator(LocalSettings settings) {
    return settings.lineAdsUrl().isPresent()
        ? Optional.empty()
        : Optional.of(
            LineSimulator.start(LineSimulatorConfig.of(SimulatorKeys.of(settings.secrets()))));
  }

  /** LINE's stand-in, when there is one. */
  Optional<LineSimulator> simulator() {
    return simulator;
  }

  /** How much of a wait is really slept: nothing against the simulator. */
  double waitScale() {
    return simulator.isPresent() ? 0 : settings.waitScale();
  }

  /** Runs one execution to its end. */
  Outcome run(JsonNode input, Progress progress) {
    throw new UnsupportedOperationException("the state machine is not there yet");
  }

  @Override
  public void close() {
    simulator.ifPresent(LineSimulator::close);
  }
}
