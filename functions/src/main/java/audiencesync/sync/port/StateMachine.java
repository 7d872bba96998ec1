package audiencesync.sync.port;

/** The state machine, whose executions are the runs. */
public interface StateMachine {
  /** What became of a start. */
  enum Start {
    /** The execution runs; perhaps it did already, of the same name and with the same input. */
    STARTED,
    /** There was one of that name, which has ended, or has another input. */
    STARTED_BEFORE
  }

  /**
   * Starts an execution, unless there is or was one of that name.
   *
   * @param input its input, JSON
   * @throws StoreException when it cannot be known to have started; repeating is safe
   */
  Start start(String executionName, String input);
}
