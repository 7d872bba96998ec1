package audiencesync.sync.guard;

import static audiencesync.sync.guard.GuardName.FIRST_REPLACE;
import static audiencesync.sync.guard.GuardName.MAX_AGE_HOURS;
import static audiencesync.sync.guard.GuardName.MAX_REJECTED_PERCENT;
import static audiencesync.sync.guard.GuardName.MAX_SHRINK_PERCENT;
import static audiencesync.sync.guard.GuardName.MIN_IDENTIFIERS;
import static audiencesync.sync.guard.GuardName.MIN_MATCH_PERCENT;
import static audiencesync.sync.guard.GuardName.NOTHING_TO_SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import audiencesync.audience.Counts;
import audiencesync.audience.RowFault;
import audiencesync.audience.SomeCounts;
import audiencesync.sync.connector.GuardLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardsTest {
  private static final Guards GUARDS = new Guards(new GuardLimits(100, 50, 20, 30));
  private static final ReplaceBasis NONE = new ReplaceBasis.None();

  @Test
  void passWhenAllIsWell() {
    assertThat(evaluate(SomeCounts.clean(1_000), NONE))
        .extracting(GuardResult::name, GuardResult::passed, GuardResult::figure, GuardResult::limit)
        .containsExactly(
            tuple(NOTHING_TO_SEND, true, 1_000.0, 1.0),
            tuple(MIN_IDENTIFIERS, true, 1_000.0, 100.0),
            tuple(MAX_REJECTED_PERCENT, true, 0.0, 20.0),
            tuple(MIN_MATCH_PERCENT, true, 100.0, 30.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0   | 0  | 0   | 0  | the segment's files hold no row.
          12  | 12 | 0   | 0  | the identity's files hold no row for 12 members.
          12  | 3  | 9   | 9  | none of 9 joined rows has a usable identifier.
          """)
  void nothingToSendSaysWhy(long members, long without, long joined, long missing, String why) {
    Counts counts = SomeCounts.joined(members, without, joined, missing, 0);
    assertThat(guard(NOTHING_TO_SEND, counts, NONE))
        .isEqualTo(new GuardResult(NOTHING_TO_SEND, false, 0.0, 1.0, why));
  }

  @Test
  void nothingToSendSaysThatRowsCannotBeRead() {
    Map<RowFault, Long> faults = Map.of(RowFault.INVALID_ENCODING, 2_000L, RowFault.BROKEN_ROW, 1L);
    assertThat(guard(NOTHING_TO_SEND, SomeCounts.unreadableIdentity(12, faults), NONE))
        .extracting(GuardResult::passed, GuardResult::explanation)
        .containsExactly(
            false,
            "none of the identity's 2,001 rows can be read: 2,000 invalid_encoding, 1 broken_row."
                + " The report lists where they are.");
    assertThat(
            guard(
                    NOTHING_TO_SEND,
                    SomeCounts.unreadableSegment(Map.of(RowFault.BROKEN_ROW, 7L)),
                    NONE)
                .explanation())
        .isEqualTo(
            "none of the segment's 7 rows can be read: 7 broken_row. The report lists where they"
                + " are.");
  }

  @Test
  void nothingToSendSaysWhatBecameOfIdentityRows() {
    assertThat(guard(NOTHING_TO_SEND, SomeCounts.strangers(12, 3, 4, 5, 6), NONE).explanation())
        .isEqualTo(
            "none of 18 identity rows belongs to one of 12 members: 3 cannot be read, 4 are"
                + " filtered out, 5 have no user id, 6 belong to others.");
  }

  @ParameterizedTest
  @CsvSource({"99, false", "100, true"})
  void minIdentifiersIsTheFewestAllowed(long unique, boolean passed) {
    assertThat(guard(MIN_IDENTIFIERS, SomeCounts.clean(unique), NONE).passed()).isEqualTo(passed);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 50.0, true",
    "499, 50.1, false",
    "1200, 0.0, true",
    "1, 99.9, false",
    "4995, 0.0, true"
  })
  void maxShrinkComparesWithTheBaseline(long unique, double figure, boolean passed) {
    ReplaceBasis basis = new ReplaceBasis.Baseline(1_000, "what the last successful run sent");
    GuardResult guard = guard(MAX_SHRINK_PERCENT, SomeCounts.clean(unique), basis);
    assertThat(guard.figure()).isEqualTo(figure);
    assertThat(guard.passed()).isEqualTo(passed);
  }

  @Test
  void maxShrinkSaysItsFigures() {
    ReplaceBasis basis = new ReplaceBasis.Baseline(10_000, "what the last successful run sent");
    assertThat(guard(MAX_SHRINK_PERCENT, SomeCounts.clean(1_234), basis).explanation())
        .isEqualTo(
            "1,234 identifiers would replace 10,000 (what the last successful run sent): 87.7 %"
                + " fewer, at most 50 % are allowed.");
  }

  @Test
  void firstReplaceStopsWhatNobodyHasCounted() {
    GuardResult guard =
        guard(FIRST_REPLACE, SomeCounts.clean(5_000), new ReplaceBasis.Unknown(Optional.empty()));
    assertThat(guard.passed()).isFalse();
    assertThat(guard.figure()).isNull();
    assertThat(guard.limit()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"200, 0, 20.0, true", "201, 0, 20.1, false", "0, 1000, 0.0, true"})
  void maxRejectedLeavesMissingOut(long invalid, long missing, double figure, boolean passed) {
    GuardResult guard =
        guard(MAX_REJECTED_PERCENT, SomeCounts.joined(1_000, 0, 1_000, missing, invalid), NONE);
    assertThat(guard.figure()).isEqualTo(figure);
    assertThat(guard.passed()).isEqualTo(passed);
  }

  @ParameterizedTest
  @CsvSource({"700, 30.0, true", "701, 29.9, false"})
  void minMatchCountsMembersWithAnIdentity(long without, double figure, boolean passed) {
    GuardResult guard =
        guard(MIN_MATCH_PERCENT, SomeCounts.joined(1_000, without, 500, 0, 0), NONE);
    assertThat(guard.figure()).isEqualTo(figure);
    assertThat(guard.passed()).isEqualTo(passed);
  }

  @Test
  void maxAgeLooksAtTheInputThatIsFurthestOver() {
    List<InputAge> ages =
        List.of(
            new InputAge("inbox/members/1.csv", Duration.ofHours(40), Duration.ofHours(48)),
            new InputAge("inbox/users/1.csv", Duration.ofMinutes(1_470), Duration.ofHours(24)));
    assertThat(GUARDS.evaluate(new GuardFigures(SomeCounts.clean(500), NONE, ages)))
        .filteredOn(guard -> guard.name() == MAX_AGE_HOURS)
        .containsExactly(
            new GuardResult(
                MAX_AGE_HOURS,
                false,
                24.5,
                24.0,
                "inbox/users/1.csv is 24.5 hours old, at most 24 are allowed."));
  }

  @Test
  void aFailureSaysWhatToDo() {
    GuardResult shrunk = new GuardResult(MAX_SHRINK_PERCENT, false, 60.0, 50.0, "Too few.");
    assertThatThrownBy(
            () -> {
              throw new GuardException(List.of(shrunk), "The last had 9.");
            })
        .hasMessage(
            "A guard stopped the run, nothing was sent. maxShrinkPercent: Too few. The last"
                + " had 9. If this is as it should be, run once with \"overrideGuards\": [\"maxShrinkPercent\"].");
  }

  @Test
  void nothingToSendOffersNoOverride() {
    GuardResult empty = new GuardResult(NOTHING_TO_SEND, false, 0.0, 1.0, "No row.");
    GuardResult few = new GuardResult(MIN_IDENTIFIERS, false, 0.0, 100.0, "0 of 100.");
    assertThatThrownBy(
            () -> {
              throw new GuardException(List.of(empty, few), "None before.");
            })
        .hasMessage(
            "A guard stopped the run, nothing was sent. nothingToSend: No row. minIdentifiers: 0 of"
                + " 100. None before. This cannot be overridden: mend the input, then run again.");
  }

  private static GuardResult guard(GuardName name, Counts counts, ReplaceBasis basis) {
    return evaluate(counts, basis).stream()
        .filter(guard -> guard.name() == name)
        .findFirst()
        .orElseThrow();
  }

  private static List<GuardResult> evaluate(Counts counts, ReplaceBasis basis) {
    return GUARDS.evaluate(new GuardFigures(counts, basis, List.of()));
  }
}
