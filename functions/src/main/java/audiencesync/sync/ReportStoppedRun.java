package audiencesync.sync;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.document.Documents;
import audiencesync.sync.document.Json;
import audiencesync.sync.port.Notices;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.RecordedExecution;
import audiencesync.sync.port.RecordedExecutions;
import audiencesync.sync.port.StoredVersion;
import audiencesync.sync.report.Notice;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.run.ExecutionRef;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.run.RunRequestReader;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.StopMark;
import audiencesync.sync.work.WorkFiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a run that was stopped from outside, by the time limit or by somebody: no state of the
 * machine sees that. Of the event that tells it only the execution's id is believed; the execution
 * itself is looked at, because it may have been redriven since.
 */
public final class ReportStoppedRun {
  private static final Logger LOG = LoggerFactory.getLogger(ReportStoppedRun.class);

  /**
   * What it is told.
   *
   * @param executionId the ARN of the execution that was stopped
   */
  public record Input(String executionId) {}

  /** What became of it. */
  public record Output(Outcome outcome) {}

  /** What there was to do. */
  public enum Outcome {
    /**
     * The locks are given back and people are told: of the stop, which is the run's report then, or
     * of the end that the run had come to, perhaps for the second time.
     */
    REPORTED,
    /** Nothing: this stop has been told before. */
    REPORTED_BEFORE,
    /** Nothing: the execution runs again, ended by itself, or is not known any more. */
    NOT_STOPPED
  }

  private final RecordedExecutions executions;
  private final ObjectStore store;
  private final Locks locks;
  private final FailSync failSync;
  private final Notices notices;

  public ReportStoppedRun(
      RecordedExecutions executions,
      ObjectStore store,
      Locks locks,
      FailSync failSync,
      Notices notices) {
    this.executions = executions;
    this.store = store;
    this.locks = locks;
    this.failSync = failSync;
    this.notices = notices;
  }

  /**
   * Reports the run; may be repeated.
   *
   * @throws audiencesync.sync.port.StoreException when it is to be repeated
   */
  public Output run(Input input) {
    Outcome outcome =
        executions
            .find(input.executionId())
            .flatMap(execution -> Stop.of(execution.status()).map(stop -> report(execution, stop)))
            .orElse(Outcome.NOT_STOPPED);
    LOG.info("execution {}: {}", input.executionId(), outcome);
    return new Output(outcome);
  }

  private Outcome report(RecordedExecution execution, Stop stop) {
    ExecutionRef ref = new ExecutionRef(execution.id(), execution.startTime());
    JsonNode request = request(execution);
    FailSync.Input failure = new FailSync.Input(ref, request, stop.error(), stop.cause());
    Optional<ConnectorName> connector = RunRequestReader.connector(request);
    return connector.isPresent()
        ? report(RunRef.of(connector.get(), ref), failure, execution)
        : publish(failSync.run(failure).notice());
  }

  private Outcome report(RunRef run, FailSync.Input failure, RecordedExecution execution) {
    WorkFiles work = new WorkFiles(store, run);
    StopMark mark = new StopMark(Documents.VERSION, execution.stoppedAt().orElse(Instant.EPOCH));
    if (work.find(StopMark.class).filter(mark::equals).isPresent()) {
      return Outcome.REPORTED_BEFORE;
    }
    RunArchive archive = new RunArchive(store, run);
    Notice notice = notice(archive, failure);
    new RunLocks(locks, work, run).releaseAll();
    publish(notice);
    work.write(mark);
    return Outcome.REPORTED;
  }

  /** What to tell, reported by now. */
  private Notice notice(RunArchive archive, FailSync.Input failure) {
    Optional<StoredVersion> seen = archive.version();
    return archive
        .report()
        .filter(ReportStoppedRun::tellsOfAStep)
        .map(written -> Notice.of(written, archive.reportKey()))
        .or(() -> failSync.runUnlessReported(failure, seen).map(FailSync.Output::notice))
        // Whoever reported the run's end in between is believed like one who did before.
        .orElseGet(() -> notice(archive, failure));
  }

  /** Stopped while its end was being told: that end is the one to tell. */
  private static boolean tellsOfAStep(RunReport report) {
    return report.header().error().filter(error -> Stop.isNamed(error.name())).isEmpty();
  }

  private Outcome publish(Notice notice) {
    notices.publish(notice.subject(), notice.text(), notice.values());
    return Outcome.REPORTED;
  }

  /** Inputs are checked when a run begins; here whatever names its connector will do. */
  private static JsonNode request(RecordedExecution execution) {
    try {
      return Json.FORWARD_READABLE.readTree(execution.input().orElse(""));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The ways of being stopped, as failures. */
  private enum Stop {
    TIMED_OUT(
        "States.Timeout",
        "The run had not ended when the state machine's time was over, and was stopped. Look in the"
            + " execution's history for the step that took so long. "
            + Stop.ADVICE),
    ABORTED(
        "Aborted",
        "The execution was stopped from outside, before the run had ended. " + Stop.ADVICE);

    /** A trigger is acted on once, and this run has done so. */
    private static final String ADVICE =
        "Run again, with another trigger id or none: it goes on where this one stopped and sends"
            + " nothing twice.";

    private final String error;
    private final String cause;

    Stop(String error, String cause) {
      this.error = error;
      this.cause = cause;
    }

    static Optional<Stop> of(RecordedExecution.Status status) {
      return switch (status) {
        case TIMED_OUT -> Optional.of(TIMED_OUT);
        case ABORTED -> Optional.of(ABORTED);
        case NOT_STOPPED -> Optional.empty();
      };
    }

    static boolean isNamed(String error) {
      return error.equals(TIMED_OUT.error) || error.equals(ABORTED.error);
    }

    String error() {
      return error;
    }

    String cause() {
      return cause;
    }
  }
}
