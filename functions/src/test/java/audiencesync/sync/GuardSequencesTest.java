package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.audience.Chunk;
import audiencesync.audience.Counts;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.SomeCounts;
import audiencesync.sync.document.Documents;
import audiencesync.sync.guard.GuardException;
import audiencesync.sync.guard.GuardName;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.state.ConnectorStates.OpenState;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.state.Success;
import audiencesync.sync.state.UploadMode;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.Preparation;
import audiencesync.sync.work.ResolvedAudience;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs of one connector one after another, on the shipped steps and their real state, against a
 * reckoning of what the audience holds, which knows nothing of the guards' rule: no order of modes,
 * sizes, failures, lost answers, overrides and dry runs makes a REPLACE send fewer than the guards
 * allow.
 */
@Tag("fault")
class GuardSequencesTest {
  /** Many more with {@code -Daudiencesync.long=true}. */
  private static final int SEQUENCES = Boolean.getBoolean("audiencesync.long") ? 1_000 : 15;

  private static final int RUNS = 25;
  private static final List<AudienceOrigin> ORIGINS =
      List.of(AudienceOrigin.CREATED, AudienceOrigin.ADOPTED, AudienceOrigin.GIVEN);
  private static final int MIN_IDENTIFIERS = 20;
  private static final int MAX_SHRINK = 50;
  private static final int MAX_REJECTED = 20;
  private static final String CONNECTOR =
      """
      {"template": "line-custom-audience/v1", "adsApi": {"secretId": "s"},
       "audience": {"action": "ADD", "create": true, "name": "n"},
       "identifier": {"type": "EMAIL"},
       "segment": {"prefix": "inbox/m/", "columns": {"userId": "u"}},
       "identity": {"prefix": "inbox/u/", "columns": {"userId": "u", "email": "m"}},
       "guards": {"minIdentifiers": 20, "maxShrinkPercent": 50, "maxRejectedPercent": 20}}
      """;

  private MemoryObjectStore store = new MemoryObjectStore();
  private final List<Long> successes = new ArrayList<>();
  private String connector = "members";
  private String audienceId = "7";
  private int runs;

  /** The audience: of n people who are sent, it is always the first n of all there are. */
  private long holds;

  private long mostItEverHeld;
  private boolean created;
  private boolean replaced;

  @Test
  void noSequenceOfRunsSendsFewerThanTheGuardsAllow() {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      Random random = new Random(seed);
      AudienceOrigin origin = ORIGINS.get(random.nextInt(3));
      begin(origin == AudienceOrigin.CREATED ? 0 : 200 + random.nextInt(2_000));
      for (int i = 0; i < RUNS; i++) {
        Attempt attempt = attempt(random, origin);
        String after = holds + " people and successes " + successes;
        boolean mayBeSent = mayBeSent(attempt);
        boolean mustBeSent = mustBeSent(attempt);
        assertThat(sends(attempt))
            .as("sequence %d, run %d: %s after %s", seed, i, attempt, after)
            .satisfies(sent -> assertThat(!sent || mayBeSent).as("may be sent").isTrue())
            .satisfies(sent -> assertThat(sent || !mustBeSent).as("is sent").isTrue());
      }
    }
  }

  /** One has created the audience, the other was told its id: neither knows the other's runs. */
  @Test
  void noSequenceOfRunsOfTwoConnectorsSendsFewerThanTheGuardsAllow() {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      Random random = new Random(seed);
      begin(0);
      for (int i = 0; i < RUNS; i++) {
        boolean isOther = created && random.nextInt(3) == 0;
        connector = isOther ? "others" : "members";
        Attempt attempt = attempt(random, isOther ? AudienceOrigin.GIVEN : AudienceOrigin.CREATED);
        String after = holds + " people";
        boolean mayBeSent = isGoodEnough(attempt) && !takesTooManyOut(attempt);
        assertThat(!sends(attempt) || mayBeSent)
            .as("sequence %d, run %d: %s of %s after %s", seed, i, attempt, connector, after)
            .isTrue();
      }
    }
  }

  /** All of its files are there, but the audience is not ready in time, say. */
  @Test
  void aCreationThatFailedAfterItWasSentIsNotForgotten() {
    begin(0);
    run(Attempt.create(1_000).failing());
    run(Attempt.replace(700, AudienceOrigin.CREATED).failing());
    assertThat(sends(Attempt.replace(349, AudienceOrigin.CREATED))).isFalse();
    assertThat(sends(Attempt.replace(350, AudienceOrigin.CREATED))).isTrue();
  }

  /** LINE goes on with what it has, whatever becomes of the run. */
  @Test
  void aCreationThatLineHadNotWorkedThroughIsNotForgotten() {
    begin(0);
    RunRef run = checkGuards(Attempt.create(1_000));
    UploadInProgress upload = new UploadInProgress(store, run);
    upload.bind(audienceId, AudienceOrigin.CREATED, upload.file(1).with(FileStatus.ACCEPTED));
    assertThat(sends(Attempt.replace(499, AudienceOrigin.CREATED))).isFalse();
    assertThat(sends(Attempt.replace(500, AudienceOrigin.CREATED))).isTrue();
  }

  /** LINE lists its file later, and by that the audience is known for our own. */
  @Test
  void aCreationWithoutAnswerIsNotForgottenByARunThatSendsNothing() {
    begin(0);
    run(Attempt.create(1_000).going(Course.UNANSWERED));
    run(Attempt.replace(600, AudienceOrigin.CREATED).going(Course.UNSENT));
    run(Attempt.replace(600, AudienceOrigin.CREATED).adding().going(Course.UNSENT));
    assertThat(sends(Attempt.replace(499, AudienceOrigin.CREATED))).isFalse();
    assertThat(sends(Attempt.replace(500, AudienceOrigin.CREATED))).isTrue();
  }

  @Test
  void anAdditionWithoutAnswerIsNotForgottenByARunThatSendsNothing() {
    begin(0);
    run(Attempt.create(1_000));
    run(Attempt.replace(2_000, AudienceOrigin.CREATED).adding().going(Course.UNANSWERED));
    run(Attempt.replace(1_500, AudienceOrigin.CREATED).going(Course.UNSENT));
    assertThat(sends(Attempt.replace(999, AudienceOrigin.CREATED))).isFalse();
    assertThat(sends(Attempt.replace(1_000, AudienceOrigin.CREATED))).isTrue();
  }

  @Test
  void anAnswerThatIsLostCountsThoughTheConnectorWasPointedElsewhereMeanwhile() {
    begin(0);
    run(Attempt.create(1_000));
    run(Attempt.replace(2_000, AudienceOrigin.CREATED).adding().going(Course.UNANSWERED));
    audienceId = "8";
    run(Attempt.replace(50, AudienceOrigin.GIVEN).adding().going(Course.UNSENT));
    audienceId = "7";
    assertThat(sends(Attempt.replace(999, AudienceOrigin.GIVEN))).isFalse();
  }

  @Test
  void anAnswerThatIsLostCountsThoughAnotherConnectorAddsMeanwhile() {
    begin(0);
    run(Attempt.create(1_000));
    run(Attempt.replace(2_000, AudienceOrigin.CREATED).adding().going(Course.UNANSWERED));
    connector = "others";
    run(Attempt.replace(50, AudienceOrigin.GIVEN).adding());
    connector = "members";
    run(Attempt.replace(1_500, AudienceOrigin.CREATED).adding().going(Course.UNSENT));
    assertThat(sends(Attempt.replace(999, AudienceOrigin.CREATED))).isFalse();
  }

  @Test
  void whomAnotherConnectorAddedAreNotForgottenForACreationThatMayHaveFailed() {
    begin(0);
    run(Attempt.create(500).going(Course.UNANSWERED));
    connector = "others";
    run(Attempt.replace(10_000, AudienceOrigin.GIVEN).adding());
    connector = "members";
    run(Attempt.replace(600, AudienceOrigin.CREATED).adding().going(Course.UNSENT));
    assertThat(sends(Attempt.replace(600, AudienceOrigin.CREATED).estimated("-"))).isFalse();
    connector = "third";
    run(Attempt.replace(50, AudienceOrigin.GIVEN).adding());
    assertThat(sends(Attempt.replace(600, AudienceOrigin.GIVEN).estimated("-"))).isFalse();
  }

  @Test
  void addingAFewDoesNotHideThoseWhoWereThere() {
    begin(0);
    run(Attempt.create(1_000));
    for (int i = 0; i < 10; i++) {
      assertThat(sends(Attempt.replace(100, AudienceOrigin.CREATED).adding())).isTrue();
    }
    assertThat(sends(Attempt.replace(499, AudienceOrigin.CREATED))).isFalse();
    assertThat(sends(Attempt.replace(500, AudienceOrigin.CREATED))).isTrue();
  }

  @Test
  void addingToAnAudienceOfOthersDoesNotCountThem() {
    begin(1_000);
    run(Attempt.replace(400, AudienceOrigin.GIVEN).adding());
    Attempt replace = Attempt.replace(300, AudienceOrigin.GIVEN).estimated("-");
    assertThat(sends(replace)).isFalse();
    assertThat(sends(replace.overriding(GuardName.MAX_SHRINK_PERCENT))).isFalse();
    assertThat(sends(replace.overriding(GuardName.FIRST_REPLACE))).isTrue();
  }

  @Test
  void overridingTheFirstReplaceDoesNotAllowToShrinkWhatWasAdded() {
    begin(1_000);
    run(Attempt.replace(400, AudienceOrigin.GIVEN).adding());
    Attempt replace = Attempt.replace(100, AudienceOrigin.GIVEN).estimated("-");
    assertThat(sends(replace.overriding(GuardName.FIRST_REPLACE))).isFalse();
  }

  @Test
  void anEstimateAboveWhatWasSentCounts() {
    begin(0);
    run(Attempt.create(1_000));
    Attempt replace = Attempt.replace(1_000, AudienceOrigin.CREATED);
    assertThat(sends(replace.estimated("2001"))).isFalse();
    assertThat(sends(replace.estimated("2000"))).isTrue();
    assertThat(sends(replace.estimated("7"))).isTrue();
  }

  @Test
  void anOverrideHoldsForItsOwnRunOnly() {
    begin(0);
    run(Attempt.replace(1_000, AudienceOrigin.CREATED));
    Attempt tooFew = Attempt.replace(400, AudienceOrigin.CREATED);
    assertThat(sends(tooFew)).isFalse();
    assertThat(sends(tooFew.overriding(GuardName.MAX_SHRINK_PERCENT))).isTrue();
    assertThat(sends(tooFew)).isFalse();
  }

  @Test
  void neitherADryRunNorAFailedRunChangesWhatIsComparedWith() {
    begin(0);
    run(Attempt.replace(1_000, AudienceOrigin.CREATED));
    run(Attempt.replace(10, AudienceOrigin.CREATED).dry());
    run(Attempt.replace(600, AudienceOrigin.CREATED).failing());
    assertThat(sends(Attempt.replace(499, AudienceOrigin.CREATED))).isFalse();
    assertThat(sends(Attempt.replace(500, AudienceOrigin.CREATED))).isTrue();
  }

  /**
   * Whoever always sends the fewest that are allowed halves the audience in seven runs, not one.
   */
  @Test
  void shrinkingByStepsTakesSevenRunsForEachHalf() {
    begin(0);
    run(Attempt.replace(6_400, AudienceOrigin.CREATED));
    for (long fewest : List.of(3_200L, 1_600L, 800L)) {
      for (int i = 0; i < 7; i++) {
        assertThat(sends(Attempt.replace(fewest - 1, AudienceOrigin.CREATED))).isFalse();
        assertThat(sends(Attempt.replace(fewest, AudienceOrigin.CREATED))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1000, true",
    "1001, true",
    "2001, false",
    "999999999999999, false",
    // More than any audience has: not believed, and so nothing is known.
    "999999999999999999, false",
    "-, false",
    "100 or fewer, false",
    "-5, false"
  })
  void anAudienceOfOthersIsHeldToLinesEstimate(String estimate, boolean sent) {
    begin(0);
    assertThat(sends(Attempt.replace(1_000, AudienceOrigin.GIVEN).estimated(estimate)))
        .isEqualTo(sent);
  }

  @Test
  void aRefusalShowsTheFiguresOfTheLastSuccess() {
    begin(0);
    run(
        new Attempt(
            UploadMode.REPLACE,
            900,
            100,
            AudienceOrigin.CREATED,
            null,
            Set.of(),
            false,
            Course.SUCCEEDED));
    Attempt few = Attempt.replace(30, AudienceOrigin.CREATED);
    assertThatExceptionOfType(GuardException.class)
        .isThrownBy(() -> checkGuards(few))
        .withMessage(
            "A guard stopped the run, nothing was sent. maxShrinkPercent: 30 identifiers would"
                + " replace 900 (what the last successful run sent): 96.7 % fewer, at most 50 % are"
                + " allowed. The last success (run run-1) had 900 identifiers, 1,000 of 1,000"
                + " members joined, 100 of 1,000 joined rows rejected. If this is as it should be,"
                + " run once with \"overrideGuards\": [\"maxShrinkPercent\"].");
  }

  /** With an audience that others have filled. */
  private void begin(long others) {
    store = new MemoryObjectStore();
    successes.clear();
    runs = 0;
    holds = others;
    mostItEverHeld = others;
    created = false;
    replaced = false;
  }

  private Attempt attempt(Random random, AudienceOrigin origin) {
    long basis = holds == 0 ? 1_000 : holds;
    long unique =
        switch (random.nextInt(5)) {
          case 0 -> basis / 2 + random.nextInt(3) - 1;
          case 1 -> random.nextInt(40);
          case 2 -> basis * (1 + random.nextInt(3));
          default -> random.nextInt(3_000);
        };
    EnumSet<GuardName> overrides = EnumSet.noneOf(GuardName.class);
    for (GuardName guard : GuardName.values()) {
      if (guard.overridable() && random.nextInt(8) == 0) {
        overrides.add(guard);
      }
    }
    return new Attempt(
        mode(random, origin),
        Math.min(Math.max(0, unique), 100_000),
        random.nextInt(3) == 0 ? random.nextInt(400) : 0,
        origin,
        estimate(random),
        overrides,
        random.nextInt(6) == 0,
        course(random));
  }

  private static Course course(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Course.FAILED;
      case 1 -> Course.UNANSWERED;
      case 2 -> Course.UNSENT;
      default -> Course.SUCCEEDED;
    };
  }

  private UploadMode mode(Random random, AudienceOrigin origin) {
    if (origin == AudienceOrigin.CREATED && !created) {
      return UploadMode.CREATE;
    }
    return random.nextInt(3) == 0 ? UploadMode.ADD : UploadMode.REPLACE;
  }

  /** LINE says how many there are, or nothing of use. */
  private String estimate(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "-";
      case 1 -> "100 or fewer";
      case 2 -> "999999999999999999";
      default -> Long.toString(holds);
    };
  }

  private static boolean isGoodEnough(Attempt attempt) {
    boolean enough = attempt.unique() >= MIN_IDENTIFIERS;
    boolean cleanEnough = !isMore(attempt.rejected(), MAX_REJECTED, attempt.joined());
    return attempt.unique() > 0
        && !attempt.dryRun()
        && (enough || attempt.overrides(GuardName.MIN_IDENTIFIERS))
        && (cleanEnough || attempt.overrides(GuardName.MAX_REJECTED_PERCENT));
  }

  /** What is held is only left out of account by who says so. */
  private boolean mayBeSent(Attempt attempt) {
    if (!isGoodEnough(attempt) || attempt.mode() != UploadMode.REPLACE) {
      return isGoodEnough(attempt);
    }
    boolean shrinksWhatWasSent = shrinks(attempt, mostOfTheLastSuccesses());
    return !takesTooManyOut(attempt)
        && (attempt.overrides(GuardName.MAX_SHRINK_PERCENT) || !shrinksWhatWasSent);
  }

  private boolean takesTooManyOut(Attempt attempt) {
    boolean overridden =
        attempt.overrides(GuardName.MAX_SHRINK_PERCENT)
            || attempt.overrides(GuardName.FIRST_REPLACE);
    return attempt.mode() == UploadMode.REPLACE && !overridden && shrinks(attempt, holds);
  }

  private boolean mustBeSent(Attempt attempt) {
    boolean counted =
        attempt.origin() == AudienceOrigin.CREATED
            || Long.toString(holds).equals(attempt.estimate())
            || replaced;
    return isGoodEnough(attempt)
        && (attempt.mode() != UploadMode.REPLACE
            || (counted && attempt.unique() >= mostItEverHeld));
  }

  private static boolean shrinks(Attempt attempt, long there) {
    return isMore(there - attempt.unique(), MAX_SHRINK, there);
  }

  private static boolean isMore(long part, int percent, long whole) {
    return BigInteger.valueOf(part)
            .multiply(BigInteger.valueOf(100))
            .compareTo(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(percent)))
        > 0;
  }

  private long mostOfTheLastSuccesses() {
    return successes.subList(Math.max(0, successes.size() - 7), successes.size()).stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private void run(Attempt attempt) {
    sends(attempt);
  }

  /** Runs it as far as it comes, and tells whether anything may go to LINE. */
  private boolean sends(Attempt attempt) {
    try {
      RunRef run = checkGuards(attempt);
      if (attempt.dryRun()) {
        return false;
      }
      if (attempt.course() != Course.UNSENT) {
        send(run, attempt);
      }
      return true;
    } catch (GuardException e) {
      return false;
    }
  }

  private RunRef checkGuards(Attempt attempt) {
    runs++;
    RunRef run = new RunRef(connector, "run-" + runs, "arn:" + runs);
    WorkFiles work = new WorkFiles(store, run);
    work.writeConnector(CONNECTOR.getBytes(StandardCharsets.UTF_8));
    work.write(attempt.plan(run, audienceId));
    work.write(attempt.preparation(runs));
    new RunLocks(locks(), work, run).acquire(LockSubject.connector("members-" + runs));
    new CheckGuards(store, locks()).run(new CheckGuards.Input(run));
    return run;
  }

  /** LINE works through the only file; whoever fails then does so before the run's last step. */
  private void send(RunRef run, Attempt attempt) {
    UploadInProgress upload = new UploadInProgress(store, run);
    FileState file = upload.file(1);
    if (attempt.isUnanswered()) {
      upload.change(file.with(FileStatus.SENDING));
    } else {
      upload.bind(audienceId, attempt.origin(), file.with(FileStatus.ACCEPTED));
      upload.change(file.ended(FileStatus.FINISHED, "job", OptionalLong.of(file.lines())));
    }
    created = true;
    holds = attempt.mode() == UploadMode.REPLACE ? attempt.unique() : larger(attempt.unique());
    mostItEverHeld = Math.max(mostItEverHeld, holds);
    if (attempt.course() == Course.SUCCEEDED) {
      replaced = replaced || attempt.mode() == UploadMode.REPLACE;
      // As FinishSync remembers it, which writes a report besides.
      OpenState open = new ConnectorStates(new Documents(store)).open(run);
      Success success = new Success(run.runId(), Instant.EPOCH, audienceId, attempt.counts());
      open.write(open.state().with(success));
      successes.add(attempt.unique());
    }
  }

  private long larger(long sent) {
    return Math.max(holds, sent);
  }

  private Locks locks() {
    return new Locks(store, id -> true, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** How far a run comes that the guards let pass. */
  private enum Course {
    SUCCEEDED,
    /** LINE has worked through its file, and the run does not end well. */
    FAILED,
    /** LINE has taken its file, and nobody was told. */
    UNANSWERED,
    /** It has opened its upload, and LINE is not reached. */
    UNSENT
  }

  /** One run. */
  private record Attempt(
      UploadMode mode,
      long unique,
      long rejected,
      AudienceOrigin origin,
      @Nullable String estimate,
      Set<GuardName> overridden,
      boolean dryRun,
      Course course) {
    static Attempt replace(long unique, AudienceOrigin origin) {
      return new Attempt(
          UploadMode.REPLACE, unique, 0, origin, null, Set.of(), false, Course.SUCCEEDED);
    }

    static Attempt create(long unique) {
      return new Attempt(
          UploadMode.CREATE,
          unique,
          0,
          AudienceOrigin.CREATED,
          null,
          Set.of(),
          false,
          Course.SUCCEEDED);
    }

    Attempt adding() {
      return new Attempt(
          UploadMode.ADD, unique, rejected, origin, estimate, overridden, dryRun, course);
    }

    Attempt overriding(GuardName guard) {
      return new Attempt(mode, unique, rejected, origin, estimate, Set.of(guard), dryRun, course);
    }

    Attempt estimated(String size) {
      return new Attempt(mode, unique, rejected, origin, size, overridden, dryRun, course);
    }

    Attempt dry() {
      return new Attempt(mode, unique, rejected, origin, estimate, overridden, true, course);
    }

    Attempt failing() {
      return going(Course.FAILED);
    }

    Attempt going(Course other) {
      return new Attempt(mode, unique, rejected, origin, estimate, overridden, dryRun, other);
    }

    /** Of a REPLACE that may have come to nothing, nothing is added to what it may have left. */
    boolean isUnanswered() {
      return course == Course.UNANSWERED && mode != UploadMode.REPLACE;
    }

    boolean overrides(GuardName guard) {
      return overridden.contains(guard);
    }

    long joined() {
      return unique + rejected;
    }

    Plan plan(RunRef run, String audienceId) {
      boolean creates = mode == UploadMode.CREATE;
      BoundAudience audience =
          new BoundAudience("A1", creates ? null : audienceId, "n", IdentifierType.EMAIL, origin);
      ResolvedAudience target =
          new ResolvedAudience(audience, mode, creates ? null : "READY", creates ? null : estimate);
      return new Plan(
          Documents.VERSION,
          run,
          "s",
          dryRun,
          null,
          null,
          overridden,
          Instant.EPOCH,
          target,
          List.of(),
          List.of(),
          null);
    }

    Counts counts() {
      return SomeCounts.joined(joined(), 0, joined(), 0, rejected);
    }

    Preparation preparation(int number) {
      Chunk chunk = new Chunk(1, 1, 0, Math.max(1, unique), 65, "%032x".formatted(number));
      return new Preparation(
          Documents.VERSION, counts(), List.of(), List.of(), List.of(), List.of(chunk));
    }
  }
}
