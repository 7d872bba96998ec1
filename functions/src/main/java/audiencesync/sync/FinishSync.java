package audiencesync.sync;

import audiencesync.sync.document.Documents;
import audiencesync.sync.port.MetricSink;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.report.CountsJson;
import audiencesync.sync.report.Notice;
import audiencesync.sync.report.ReportedAudience;
import audiencesync.sync.report.RunHeader;
import audiencesync.sync.report.RunMetrics;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunStatus;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.state.ConnectorStates.OpenState;
import audiencesync.sync.state.Locks;
import audiencesync.sync.state.Success;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last step of a run that went well: report, memory, locks. */
public final class FinishSync {
  private static final Logger LOG = LoggerFactory.getLogger(FinishSync.class);

  /** What the step is told. */
  public record Input(RunRef run) {}

  /**
   * What the step hands on.
   *
   * @param output the execution's output
   * @param notice what people are told; who wants no word of skipped runs filters by its attributes
   */
  public record Output(Result output, Notice notice) {}

  /**
   * The output of an execution.
   *
   * @param counts null when nothing was counted
   * @param audienceId null when there is no such audience yet
   * @param report the report's key
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Result(
      String connector,
      String runId,
      RunStatus status,
      JsonNode counts,
      @Nullable String audienceId,
      String report) {}

  private final ObjectStore store;
  private final ConnectorStates states;
  private final Locks locks;
  private final MetricSink metrics;
  private final Clock clock;

  public FinishSync(ObjectStore store, Locks locks, MetricSink metrics, Clock clock) {
    this.store = store;
    this.states = new ConnectorStates(new Documents(store));
    this.locks = locks;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Ends the run; may be repeated. */
  public Output run(Input input) {
    RunRef run = input.run();
    WorkFiles work = new WorkFiles(store, run);
    Plan plan = work.require(Plan.class);
    RunStatus status = status(plan);
    RunArchive archive = new RunArchive(store, run);
    RunReport report = new ReportAssembly(store, run).report(header(plan, status), archive);
    RunLocks held = new RunLocks(locks, work, run);
    OpenState state = states.open(run);
    boolean first = status == RunStatus.SUCCEEDED && !state.state().hasSucceeded(run.runId());
    if (first) {
      held.verify();
    }
    archive.replace(report);
    if (first) {
      state.write(state.state().with(success(run, report)));
    }
    held.releaseAll();
    metrics.runEnded(RunMetrics.of(report));
    LOG.info("run {} of {}: {}", run.runId(), run.connector(), status);
    return new Output(result(report, archive), Notice.of(report, archive.reportKey()));
  }

  private static RunStatus status(Plan plan) {
    if (plan.skipped() != null) {
      return RunStatus.SKIPPED;
    }
    return plan.dryRun() ? RunStatus.DRY_RUN : RunStatus.SUCCEEDED;
  }

  private RunHeader header(Plan plan, RunStatus status) {
    return new RunHeader(
        plan.run().runId(),
        plan.run().connector(),
        status,
        Optional.empty(),
        plan.startedAt(),
        clock.instant());
  }

  private static Success success(RunRef run, RunReport report) {
    return new Success(
        run.runId(),
        report.header().finishedAt(),
        audienceId(report).orElseThrow(),
        report.counts().orElseThrow());
  }

  private static Result result(RunReport report, RunArchive archive) {
    return new Result(
        report.header().connector(),
        report.header().runId(),
        report.header().status(),
        report.counts().<JsonNode>map(CountsJson::write).orElse(NullNode.instance),
        audienceId(report).orElse(null),
        archive.reportKey());
  }

  private static Optional<String> audienceId(RunReport report) {
    return report.audience().flatMap(ReportedAudience::id);
  }
}
