package audiencesync.sync;

import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.document.Documents;
import audiencesync.sync.guard.GuardException;
import audiencesync.sync.guard.GuardFigures;
import audiencesync.sync.guard.GuardResult;
import audiencesync.sync.guard.Guards;
import audiencesync.sync.guard.InputAge;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceState;
import audiencesync.sync.state.AudienceStates;
import audiencesync.sync.state.AudienceStates.OpenAudience;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.state.ConnectorStates.OpenState;
import audiencesync.sync.state.Locks;
import audiencesync.sync.state.UploadState;
import audiencesync.sync.work.Evaluation;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.Preparation;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last step before LINE: evaluates the guards and writes down which files are to be sent. */
public final class CheckGuards {
  /** What the step is told. */
  public record Input(RunRef run) {}

  /**
   * What the step hands on.
   *
   * @param files how many files make up the upload; 0 in a dry run
   */
  public record Output(int files) {}

  private final ObjectStore store;
  private final ConnectorStates states;
  private final AudienceStates audiences;
  private final Locks locks;

  public CheckGuards(ObjectStore store, Locks locks) {
    this.store = store;
    this.states = new ConnectorStates(new Documents(store));
    this.audiences = new AudienceStates(new Documents(store));
    this.locks = locks;
  }

  /**
   * Lets the run pass, or not; may be repeated.
   *
   * @throws GuardException when a guard fails that is not overridden, unless the run is dry
   */
  public Output run(Input input) {
    WorkFiles work = new WorkFiles(store, input.run());
    Plan plan = work.require(Plan.class);
    Preparation preparation = work.require(Preparation.class);
    OpenState open = states.open(input.run());
    ConnectorState state = open.state();
    Optional<OpenAudience> audience = audiences.open(plan.audience().audience());
    Optional<AudienceState> known = audience.flatMap(OpenAudience::latest);
    List<GuardResult> results =
        evaluate(work, plan, new ReplaceBaseline(input.run().connector(), state, known));
    work.write(new Evaluation(Documents.VERSION, results));
    if (plan.dryRun()) {
      return new Output(0);
    }
    refuse(results, plan, new LastSuccess(state).text(plan.audience()));
    new RunLocks(locks, work, input.run()).verify();
    UploadState upload = new UploadOpening(plan, preparation.chunks(), known).open(state);
    audience.ifPresent(kept -> noteGivenUp(kept, plan, state, upload));
    open.write(state.with(plan.audience().audience()).with(upload));
    return new Output(upload.files().size());
  }

  /** What is not noted of the upload before would be forgotten with it. */
  private static void noteGivenUp(
      OpenAudience audience, Plan plan, ConnectorState state, UploadState next) {
    BoundAudience target = plan.audience().audience();
    state
        .latestUpload()
        .filter(before -> state.boundAudience().filter(target::same).isPresent())
        .filter(before -> !before.isContinuedBy(next))
        .ifPresent(before -> audience.noteGivenUp(plan.run(), target, before));
  }

  private static List<GuardResult> evaluate(WorkFiles work, Plan plan, ReplaceBaseline baseline) {
    Connector connector = ConnectorFiles.ofRun(plan.run(), work);
    GuardFigures figures =
        new GuardFigures(
            work.require(Preparation.class).counts(),
            baseline.basis(plan.audience()),
            ages(connector, plan));
    return new Guards(connector.guards()).evaluate(figures);
  }

  private static List<InputAge> ages(Connector connector, Plan plan) {
    return Stream.of(
            age(Optional.of(connector.segment()), plan.segment(), plan),
            age(connector.identity(), plan.identity(), plan))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<InputAge> age(
      Optional<InputSpec> input, List<StoredObject> objects, Plan plan) {
    Optional<Duration> limit = input.flatMap(InputSpec::maxAge);
    Optional<StoredObject> oldest =
        objects.stream().min(Comparator.comparing(StoredObject::lastModified));
    return limit.flatMap(max -> oldest.map(object -> age(object, max, plan)));
  }

  private static InputAge age(StoredObject oldest, Duration limit, Plan plan) {
    Duration age = Duration.between(oldest.lastModified(), plan.startedAt());
    return new InputAge(oldest.key(), age, limit);
  }

  private static void refuse(List<GuardResult> results, Plan plan, String lastSuccess) {
    List<GuardResult> failed =
        results.stream()
            .filter(guard -> !guard.passed())
            .filter(guard -> !plan.overrideGuards().contains(guard.name()))
            .toList();
    if (!failed.isEmpty()) {
      throw new GuardException(failed, lastSuccess);
    }
  }
}
