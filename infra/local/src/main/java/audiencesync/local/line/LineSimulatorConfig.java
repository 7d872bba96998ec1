package audiencesync.local.line;

import audiencesync.lineads.LineAdsKeys;
import java.time.Clock;
import java.util.List;

/**
 * How a simulator starts.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param clock LINE's clock, which dates are compared with
 * @param keys who may sign, and for which ad account; several may share an access key
 * @param behaviour where it is open how LINE behaves
 */
public record LineSimulatorConfig(
    int port, Clock clock, List<LineAdsKeys> keys, Behaviour behaviour) {
  public LineSimulatorConfig {
    keys = List.copyOf(keys);
  }

  /** A free port, this machine's clock, the default behaviour. */
  public static LineSimulatorConfig of(LineAdsKeys... keys) {
    return new LineSimulatorConfig(0, Clock.systemUTC(), List.of(keys), Behaviour.DEFAULT);
  }

  public LineSimulatorConfig withPort(int other) {
    return new LineSimulatorConfig(other, clock, keys, behaviour);
  }

  public LineSimulatorConfig withClock(Clock other) {
    return new LineSimulatorConfig(port, other, keys, behaviour);
  }

  public LineSimulatorConfig withBehaviour(Behaviour other) {
    return new LineSimulatorConfig(port, clock, keys, other);
  }
}
