package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Is told of an execution's progress, on the thread that runs it. */
public interface ExecutionListener {
  /** A listener that does nothing. */
  ExecutionListener NONE = new ExecutionListener() {};

  /** A state begins with this input. */
  default void stateEntered(String state, JsonNode input) {}

  /** A Wait state is about to wait; on a virtual clock nothing is slept. */
  default void waiting(String state, Duration duration) {}

  /** A task failed and is about to be tried again. */
  default void taskRetried(TaskRetry retry) {}

  /** A state ended with this output. */
  default void stateExited(String state, JsonNode output) {}

  /** The execution ended; nothing follows. */
  default void finished(ExecutionResult result) {}
}
