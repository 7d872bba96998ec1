package audiencesync.sync;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.port.MetricSink;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredVersion;
import audiencesync.sync.report.Notice;
import audiencesync.sync.report.RunError;
import audiencesync.sync.report.RunHeader;
import audiencesync.sync.report.RunMetrics;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunStatus;
import audiencesync.sync.report.RunSummary;
import audiencesync.sync.run.ExecutionRef;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.run.RunRequestReader;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way out of every run that fails: writes the report, gives the locks back and says what
 * failed. What fails in doing so never hides the failure itself.
 */
public final class FailSync {
  private static final Logger LOG = LoggerFactory.getLogger(FailSync.class);

  /**
   * What the step is told.
   *
   * @param input the execution's input, unchecked
   * @param error the failure's name
   * @param cause the failure's text: for a function's failure, AWS's JSON about it
   */
  public record Input(
      ExecutionRef execution, JsonNode input, String error, @Nullable String cause) {}

  /**
   * What the step hands on.
   *
   * @param error the failure's name, unchanged
   * @param cause a JSON text of {@code message}, {@code runId} and {@code report}
   */
  public record Output(String error, String cause, Notice notice) {}

  private final ObjectStore store;
  private final Locks locks;
  private final MetricSink metrics;
  private final Clock clock;

  public FailSync(ObjectStore store, Locks locks, MetricSink metrics, Clock clock) {
    this.store = store;
    this.locks = locks;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Ends the run, whatever has been reported of it; may be repeated. */
  public Output run(Input input) {
    return end(input, FailSync::replace).orElseThrow();
  }

  private static boolean replace(RunArchive archive, RunReport report) {
    archive.replace(report);
    return true;
  }

  /**
   * Ends a run that was stopped: a step that was under way may report the run's end at this very
   * moment.
   *
   * @param seen the report that was there, empty for none
   * @return empty when there is another one by now, which stays as it is
   */
  Optional<Output> runUnlessReported(Input input, Optional<StoredVersion> seen) {
    return end(input, (archive, report) -> archive.replace(seen, report));
  }

  private Optional<Output> end(Input input, BiPredicate<RunArchive, RunReport> write) {
    RunError error = new RunError(input.error(), FailureText.message(input.error(), input.cause()));
    Optional<ConnectorName> connector = RunRequestReader.connector(input.input());
    LOG.warn("run {} failed: {}: {}", input.execution().runId(), error.name(), error.message());
    return connector.isPresent()
        ? reported(RunRef.of(connector.get(), input.execution()), input.execution(), error, write)
        : Optional.of(unreported(input.execution(), error));
  }

  private Optional<Output> reported(
      RunRef run,
      ExecutionRef execution,
      RunError error,
      BiPredicate<RunArchive, RunReport> write) {
    RunHeader header =
        new RunHeader(
            run.runId(),
            run.connector(),
            RunStatus.FAILED,
            Optional.of(error),
            execution.startTime(),
            clock.instant());
    RunArchive archive = new RunArchive(store, run);
    RunReport report = assemble(run, header, archive);
    if (!write.test(archive, report)) {
      return Optional.empty();
    }
    new RunLocks(locks, new WorkFiles(store, run), run).releaseAll();
    metrics.runEnded(RunMetrics.of(report));
    return Optional.of(
        new Output(
            error.name(),
            cause(error, run.runId(), archive.reportKey()),
            Notice.of(report, archive.reportKey())));
  }

  /** A damaged state must not keep a failure from being told: then the report says only that. */
  private RunReport assemble(RunRef run, RunHeader header, RunArchive archive) {
    try {
      return new ReportAssembly(store, run).report(header, archive);
    } catch (RuntimeException e) {
      LOG.warn("run {}: its report lacks all details: {}", run.runId(), e.getClass().getName());
      return RunReport.of(header, earlier(archive));
    }
  }

  /** The lists of runs are made of the report: they must not lose all others with the details. */
  private static List<RunSummary> earlier(RunArchive archive) {
    try {
      return archive.earlier();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private Output unreported(ExecutionRef execution, RunError error) {
    metrics.runEnded(RunMetrics.ofUnnamed(execution.runId(), clock.instant()));
    String cause = cause(error, execution.runId(), null);
    return new Output(error.name(), cause, Notice.ofNoConnector(error.message()));
  }

  private static String cause(RunError error, String runId, @Nullable String report) {
    ObjectNode cause = JsonNodeFactory.instance.objectNode();
    cause.put("message", error.message());
    cause.put("runId", runId);
    cause.put("report", report);
    return cause.toString();
  }
}
