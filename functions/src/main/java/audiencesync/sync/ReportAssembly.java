package audiencesync.sync;

import audiencesync.audience.Input;
import audiencesync.export.ReadSummary;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InvalidConnectorException;
import audiencesync.sync.connector.ReportLanguage;
import audiencesync.sync.document.Documents;
import audiencesync.sync.guard.GuardResult;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.report.GuardOutcome;
import audiencesync.sync.report.InputFindings;
import audiencesync.sync.report.Note;
import audiencesync.sync.report.PastRuns;
import audiencesync.sync.report.PreviousRun;
import audiencesync.sync.report.ReportedAudience;
import audiencesync.sync.report.ReportedGuard;
import audiencesync.sync.report.ReportedInput;
import audiencesync.sync.report.ReportedLife;
import audiencesync.sync.report.RunHeader;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunStatus;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceStates;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.work.Estimate;
import audiencesync.sync.work.Evaluation;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.Preparation;
import audiencesync.sync.work.ResolvedAudience;
import audiencesync.sync.work.Samples;
import audiencesync.sync.work.WorkFiles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a run's report together from what its steps left, however far they came. */
final class ReportAssembly {
  private final RunRef run;
  private final WorkFiles work;
  private final Optional<Plan> plan;
  private final Optional<Preparation> preparation;
  private final ConnectorState state;
  private final DeliveryAssembly delivery;

  ReportAssembly(ObjectStore store, RunRef run) {
    this.run = run;
    this.work = new WorkFiles(store, run);
    this.plan = work.find(Plan.class);
    this.preparation = work.find(Preparation.class);
    Documents documents = new Documents(store);
    this.state = new ConnectorStates(documents).read(run);
    this.delivery = new DeliveryAssembly(run, work, state, new AudienceStates(documents));
  }

  RunReport report(RunHeader header, RunArchive archive) {
    List<ReportedGuard> guards = guards();
    return new RunReport(
        header,
        preparation.map(Preparation::counts),
        plan.map(Plan::target).map(target -> audience(target, header)),
        delivery.files(),
        guards,
        work.lineCalls().flatMap(calls -> calls.calls().stream()).toList(),
        inputs(),
        notes(),
        new PastRuns(previous(archive, guards), archive.earlier()),
        connector().map(known -> known.reporting().language()).orElse(ReportLanguage.JA));
  }

  private ReportedAudience audience(ResolvedAudience target, RunHeader header) {
    ReportedAudience audience = delivery.audience(target);
    return connector()
        .map(known -> audience.with(new ReportedLife(filledAt(audience, header), known.life())))
        .orElse(audience);
  }

  private Optional<Instant> filledAt(ReportedAudience audience, RunHeader header) {
    return header.status() == RunStatus.SUCCEEDED
        ? Optional.of(header.finishedAt())
        : audience.id().flatMap(state::lastFilled);
  }

  /** As it was when the run began; empty when the run failed because of it. */
  private Optional<Connector> connector() {
    try {
      return work.connector().map(content -> ConnectorReader.read(run.connector(), content));
    } catch (InvalidConnectorException e) {
      return Optional.empty();
    }
  }

  private List<ReportedGuard> guards() {
    return work.find(Evaluation.class).map(Evaluation::guards).orElse(List.of()).stream()
        .map(this::guard)
        .toList();
  }

  private ReportedGuard guard(GuardResult guard) {
    return new ReportedGuard(
        guard.name().label(), outcome(guard), decimal(guard.figure()), decimal(guard.limit()));
  }

  private GuardOutcome outcome(GuardResult guard) {
    if (guard.passed()) {
      return GuardOutcome.PASSED;
    }
    boolean overridden = plan.filter(p -> p.overrideGuards().contains(guard.name())).isPresent();
    return overridden ? GuardOutcome.OVERRIDDEN : GuardOutcome.FAILED;
  }

  private static Optional<BigDecimal> decimal(@Nullable Double figure) {
    return Optional.ofNullable(figure).map(BigDecimal::valueOf);
  }

  private InputFindings inputs() {
    Map<String, ReadSummary> read =
        preparation.map(Preparation::inputs).orElse(List.of()).stream()
            .collect(Collectors.toMap(ReadSummary::key, Function.identity(), (a, b) -> a));
    List<ReportedInput> objects =
        plan.stream()
            .flatMap(
                p ->
                    Stream.concat(
                        p.segment().stream().map(object -> input(Input.SEGMENT, object, read)),
                        p.identity().stream().map(object -> input(Input.IDENTITY, object, read))))
            .toList();
    return new InputFindings(
        objects,
        preparation.map(Preparation::rejectedRows).orElse(List.of()),
        work.find(Samples.class).map(Samples::shown).orElse(List.of()),
        preparation.map(Preparation::doubts).orElse(List.of()));
  }

  private static ReportedInput input(
      Input which, StoredObject object, Map<String, ReadSummary> read) {
    Optional<ReadSummary> summary = Optional.ofNullable(read.get(object.key()));
    return new ReportedInput(
        which,
        object.key(),
        object.bytes(),
        Optional.of(object.lastModified()),
        summary.map(found -> found.format().name()),
        summary.map(ReadSummary::charset),
        summary.map(found -> found.certainty().label()),
        summary.map(ReadSummary::compression),
        summary.stream().mapToLong(ReadSummary::rows).findFirst());
  }

  private List<Note> notes() {
    Optional<Note> skipped = plan.map(Plan::skipped).map(Notes::skipped);
    Optional<Note> refreshed = plan.map(Plan::refreshes).map(Notes::refreshed);
    Optional<Note> memory =
        plan.map(Plan::estimate).filter(Estimate::exceedsWhatIsGiven).map(Notes::memory);
    return Stream.of(skipped, refreshed, memory).flatMap(Optional::stream).toList();
  }

  private Optional<PreviousRun> previous(RunArchive archive, List<ReportedGuard> guards) {
    return state.successes().stream()
        .filter(success -> !success.runId().equals(run.runId()))
        .findFirst()
        .map(
            success ->
                new PreviousRun(
                    success.runId(),
                    success.finishedAt(),
                    success.counts(),
                    archive
                        .report(success.runId())
                        .map(then -> found(guards, then))
                        .orElse(List.of())));
  }

  /** What the guards of this run found in that one. */
  private static List<PreviousRun.Found> found(List<ReportedGuard> guards, RunReport then) {
    Set<String> names = guards.stream().map(ReportedGuard::name).collect(Collectors.toSet());
    return then.guards().stream()
        .filter(guard -> names.contains(guard.name()))
        .map(PreviousRun.Found::of)
        .toList();
  }
}
