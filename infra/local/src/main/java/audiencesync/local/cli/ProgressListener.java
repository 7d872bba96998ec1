package audiencesync.local.cli;

import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.TaskRetry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Tells a person what the state machine does. */
record ProgressListener(Progress progress) implements ExecutionListener {
  @Override
  public void stateEntered(String state, JsonNode input) {
    progress.entered(state);
  }

  @Override
  public void waiting(String state, Duration duration) {
    progress.waiting(duration);
  }

  @Override
  public void taskRetried(TaskRetry retry) {
    progress.retried(retry.state(), retry.error(), retry.delay());
  }

  @Override
  public void stateExited(String state, JsonNode output) {
    progress.exited(state, output);
  }
}
