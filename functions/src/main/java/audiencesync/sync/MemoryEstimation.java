package audiencesync.sync;

import audiencesync.audience.AudiencePreparation;
import audiencesync.audience.Counts;
import audiencesync.audience.IdentifierRule;
import audiencesync.audience.MemoryNeed;
import audiencesync.sync.InputSamples.Selected;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.work.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says before a run how much memory its preparation is going to need. */
public final class MemoryEstimation {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryEstimation.class);

  private final ObjectStore store;
  private final OptionalLong functionMegabytes;

  /**
   * For a function with so much memory, if that is known.
   *
   * @param functionMegabytes in MB of 2²⁰
   */
  public MemoryEstimation(ObjectStore store, OptionalLong functionMegabytes) {
    this.store = store;
    this.functionMegabytes = functionMegabytes;
  }

  /**
   * What the inputs that lie there now are expected to take in a connector's first run.
   *
   * @throws NoInputException when an input has no file
   */
  public Optional<Estimate> ofFirstRun(Connector connector) {
    return of(connector, SelectedInputs.of(store, connector), ConnectorState.none());
  }

  /**
   * What the inputs are expected to take; empty when one of them cannot be read at its beginning,
   * which is for the preparation to tell.
   *
   * @param state tells how many of the segment's rows had identifiers in the last run
   */
  Optional<Estimate> of(Connector connector, SelectedInputs inputs, ConnectorState state) {
    Optional<Estimate> estimate = look(connector, inputs, state);
    estimate.ifPresentOrElse(MemoryEstimation::log, MemoryEstimation::logNone);
    return estimate;
  }

  private Optional<Estimate> look(
      Connector connector, SelectedInputs inputs, ConnectorState state) {
    try {
      return inputs
          .identity()
          .map(identity -> joined(connector, inputs.segment(), identity, state))
          .orElseGet(() -> segmentOnly(connector, inputs.segment()));
    } catch (RuntimeException e) {
      // No run fails for want of an estimate; what is wrong with a file its preparation says.
      LOG.warn("The estimate of the memory needed broke off: {}", e.getClass().getName());
      return Optional.empty();
    }
  }

  private Optional<Estimate> joined(
      Connector connector, Selected segment, Selected identity, ConnectorState state) {
    IdentifierRule rule = connector.identifier();
    RowEstimate segments =
        new RowEstimate(
            store,
            () -> AudiencePreparation.joined(rule, Long.MAX_VALUE),
            counts -> counts.segmentMembers() + counts.segmentDuplicates());
    OptionalDouble rows = segments.of(segment);
    OptionalDouble usable = identifiers(connector, identity);
    if (rows.isEmpty() || usable.isEmpty()) {
      return Optional.empty();
    }
    double expected = rows.getAsDouble() * share(state) * rule.identifiersPerRow();
    double identifiers = Math.min(usable.getAsDouble(), expected);
    long segmentRows = Math.round(rows.getAsDouble());
    return Optional.of(
        estimate(
            segmentRows,
            Math.round(identifiers),
            MemoryNeed.joined(segmentRows, Math.round(identifiers))));
  }

  private Optional<Estimate> segmentOnly(Connector connector, Selected segment) {
    OptionalDouble usable = identifiers(connector, segment);
    return usable.isEmpty()
        ? Optional.empty()
        : Optional.of(segmentOnly(connector, Math.round(usable.getAsDouble())));
  }

  private Estimate segmentOnly(Connector connector, long identifiers) {
    return estimate(
        identifiers / connector.identifier().identifiersPerRow(),
        identifiers,
        MemoryNeed.segmentOnly(identifiers));
  }

  /** What the rows of an input yield, if all are of members. */
  private OptionalDouble identifiers(Connector connector, Selected input) {
    boolean namesUsers = input.spec().table().userId().isPresent();
    RowEstimate estimate =
        new RowEstimate(
            store,
            () ->
                AudiencePreparation.segmentOnly(connector.identifier(), namesUsers, Long.MAX_VALUE),
            Counts::identifiers);
    return estimate.of(input);
  }

  /**
   * How many usable identity rows come of a row of the segment: as many as in the last run; before
   * the first, all have one.
   */
  private static double share(ConnectorState state) {
    return state.successes().stream()
        .findFirst()
        .map(success -> share(success.counts()))
        .orElse(1.0);
  }

  private static double share(Counts counts) {
    long rows = counts.segmentMembers() + counts.segmentDuplicates();
    return rows == 0 || counts.identityRows() == 0 ? 1.0 : (double) counts.usable() / rows;
  }

  private Estimate estimate(long segmentRows, long identifiers, MemoryNeed need) {
    @Nullable Long given = functionMegabytes.isPresent() ? functionMegabytes.getAsLong() : null;
    return new Estimate(segmentRows, identifiers, need.bytes(), need.functionMegabytes(), given);
  }

  private static void log(Estimate estimate) {
    LOG.info(
        "estimated: {} rows of the segment and {} identifiers take {} bytes; the preparing function"
            + " needs {} MB of memory",
        estimate.segmentRows(),
        estimate.identifiers(),
        estimate.bytes(),
        estimate.neededMegabytes());
    if (estimate.exceedsWhatIsGiven()) {
      LOG.warn(
          "By its estimate this run needs more memory than the preparing function has ({} MB)."
              + " It goes on. If it ends with InputsTooLargeException, set the stack's parameter"
              + " PrepareMemory to at least {}.",
          estimate.givenMegabytes(),
          estimate.neededMegabytes());
    }
  }

  private static void logNone() {
    LOG.info("no estimate of the memory needed: an input cannot be read at its beginning");
  }
}
