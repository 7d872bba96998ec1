package audiencesync.sync;

import audiencesync.sync.connector.AudienceTarget;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.ConnectorStatus;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.ExecutionRef;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.run.RunRequest;
import audiencesync.sync.run.RunRequestReader;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.Claims;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.Estimate;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.ResolvedAudience;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first step: checks everything that can be checked before a row is read, takes the locks, and
 * settles what the run is going to do.
 */
public final class PlanSync {
  /** What became of the plan. */
  public enum Outcome {
    /** There is something to do. */
    RUN,
    /** The trigger has been acted on already. */
    SKIPPED
  }

  /**
   * What the step is told.
   *
   * @param execution the execution that this run is
   * @param input the execution's input, unchecked
   */
  public record Input(ExecutionRef execution, JsonNode input) {}

  /** What the step hands on. */
  public record Output(RunRef run, Outcome outcome, boolean dryRun) {}

  private final ObjectStore store;
  private final LineSessions lines;
  private final Locks locks;
  private final MemoryEstimation memory;
  private final Clock clock;

  public PlanSync(
      ObjectStore store, LineSessions lines, Locks locks, MemoryEstimation memory, Clock clock) {
    this.store = store;
    this.lines = lines;
    this.locks = locks;
    this.memory = memory;
    this.clock = clock;
  }

  /** Plans the run; may be repeated for the same execution. */
  public Output run(Input input) {
    RunRequest request = RunRequestReader.read(input.input());
    RunRef run = RunRef.of(request.connector(), input.execution());
    byte[] content = new ConnectorFiles(store).content(request.connector());
    Connector connector = ConnectorReader.read(run.connector(), content);
    if (connector.status() == ConnectorStatus.DRAFT && !request.dryRun()) {
      throw new DraftConnectorException(connector.name());
    }
    WorkFiles work = new WorkFiles(store, run);
    work.writeConnector(content);
    boolean repeated = isClaimedByAnother(request, run);
    Planning planning = new Planning(request, input.execution(), run, connector, work, repeated);
    Plan plan = skips(planning) ? skipped(planning) : planned(planning);
    work.write(plan);
    Outcome outcome = plan.skipped() == null ? Outcome.RUN : Outcome.SKIPPED;
    return new Output(run, outcome, request.dryRun());
  }

  private boolean isClaimedByAnother(RunRequest request, RunRef run) {
    Claims claims = new Claims(new Documents(store), clock);
    return !request.dryRun()
        && request.trigger().filter(trigger -> !claims.claim(trigger, run)).isPresent();
  }

  /** A trigger is acted on once; but no audience is left to expire because of that. */
  private boolean skips(Planning planning) {
    return planning.repeated() && ending(planning).isEmpty();
  }

  /** When the audience was last filled, if it is about to expire. */
  private Optional<Instant> ending(Planning planning) {
    ConnectorState state = state(planning);
    return state
        .boundAudience()
        .flatMap(BoundAudience::knownId)
        .flatMap(state::lastFilled)
        .filter(filled -> planning.connector().life().isEnding(filled, clock.instant()));
  }

  private ConnectorState state(Planning planning) {
    return new ConnectorStates(new Documents(store)).read(planning.run());
  }

  private Plan skipped(Planning planning) {
    return planning.plan("another run has been started by the same trigger", Optional.empty());
  }

  private Plan planned(Planning planning) {
    SelectedInputs inputs = SelectedInputs.of(store, planning.connector());
    Optional<Estimate> estimate = memory.of(planning.connector(), inputs, state(planning));
    ResolvedAudience target = target(planning);
    // The run that acted on the trigger may have filled the audience while this one waited.
    Optional<Instant> refreshes = planning.repeated() ? ending(planning) : Optional.empty();
    return planning.repeated() && refreshes.isEmpty()
        ? skipped(planning)
        : planning.plan(null, Optional.of(new Found(inputs, estimate, target, refreshes)));
  }

  /** Locks first, looks then: what is seen without the lock may be about to change. */
  private ResolvedAudience target(Planning planning) {
    Connector connector = planning.connector();
    RunLocks held = new RunLocks(locks, planning.work(), planning.run());
    boolean lock = !planning.request().dryRun();
    if (lock) {
      held.acquire(LockSubject.connector(planning.run().connector()));
    }
    try (LineSession line = lines.open(connector.secretId(), planning.run(), planning.work())) {
      if (lock) {
        held.acquire(lockByConnector(connector, line.adAccountId()));
      }
      ResolvedAudience target = new AudienceResolution(line, connector, state(planning)).resolve();
      if (lock) {
        lockById(target.audience()).ifPresent(held::acquire);
      }
      return target;
    }
  }

  private static LockSubject lockByConnector(Connector connector, String adAccountId) {
    return connector.audience().target() instanceof AudienceTarget.Create create
        ? LockSubject.audienceName(adAccountId, create.name())
        : LockSubject.audienceId(
            adAccountId, ((AudienceTarget.Existing) connector.audience().target()).id());
  }

  private static Optional<LockSubject> lockById(BoundAudience audience) {
    return audience.knownId().map(id -> LockSubject.audienceId(audience.adAccountId(), id));
  }

  /** What was found for a run that has something to do. */
  private record Found(
      SelectedInputs inputs,
      Optional<Estimate> estimate,
      ResolvedAudience target,
      Optional<Instant> refreshes) {}

  /** What planning one run needs. */
  private record Planning(
      RunRequest request,
      ExecutionRef execution,
      RunRef run,
      Connector connector,
      WorkFiles work,
      boolean repeated) {
    Plan plan(@Nullable String skipped, Optional<Found> found) {
      return new Plan(
          Documents.VERSION,
          run,
          connector.secretId(),
          request.dryRun(),
          skipped,
          found.flatMap(Found::refreshes).orElse(null),
          request.overrideGuards(),
          execution.startTime(),
          found.map(Found::target).orElse(null),
          found.map(f -> f.inputs().segment().objects()).orElse(List.of()),
          found.map(f -> f.inputs().identityObjects()).orElse(List.of()),
          found.flatMap(Found::estimate).orElse(null));
    }
  }
}
