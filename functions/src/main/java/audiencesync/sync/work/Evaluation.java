package audiencesync.sync.work;

import audiencesync.sync.guard.GuardResult;
import java.util.List;

/** What the guards said. */
public record Evaluation(int version, List<GuardResult> guards) {
  public Evaluation {
    guards = List.copyOf(guards);
  }
}
