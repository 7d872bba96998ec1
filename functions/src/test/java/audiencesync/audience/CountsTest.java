package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountsTest {
  /** A run's figures by position, each changed alone by the tests. */
  private static long[] figures() {
    return new long[] {
      1_000, 30, 40, 50, 60, 820, // segment
      5_000, 70, 80, 90, 110, 4_650, // identity
      650, 4_000, 4_000, 3_300, 700, // identifiers; the first is a rejection
      12, 34, 30, 70
    };
  }

  private static Counts counts(long[] f) {
    return new Counts(
        f[0],
        f[1],
        f[2],
        f[3],
        f[4],
        f[5],
        f[6],
        f[7],
        f[8],
        f[9],
        f[10],
        f[11],
        Map.of(RejectionReason.MISSING, f[12]),
        f[13],
        f[14],
        f[15],
        f[16],
        f[17],
        f[18],
        Map.of(RowFault.BROKEN_ROW, f[19]),
        Map.of(RowFault.INVALID_ENCODING, f[20]));
  }

  @Test
  void acceptsFiguresThatAddUp() {
    Counts counts = counts(figures());

    assertThat(counts.segmentMembers()).isEqualTo(820);
    assertThat(counts.membersWithoutIdentity()).isEqualTo(12);
    assertThat(counts.plusAddresses()).isEqualTo(34);
  }

  @Test
  void listsEveryReasonInItsOrder() {
    Counts counts = counts(figures());

    assertThat(counts.rejected().keySet()).containsExactly(RejectionReason.values());
    assertThat(counts.rejected())
        .containsEntry(RejectionReason.MISSING, 650L)
        .containsEntry(RejectionReason.TOO_LONG, 0L);
    assertThat(counts.segmentRejectedByReason())
        .containsEntry(RowFault.BROKEN_ROW, 30L)
        .containsEntry(RowFault.INVALID_ENCODING, 0L);
    assertThat(counts.identityRejectedByReason())
        .containsEntry(RowFault.BROKEN_ROW, 0L)
        .containsEntry(RowFault.INVALID_ENCODING, 70L);
  }

  @Test
  void cannotBeChangedAfterwards() {
    assertThatThrownBy(() -> counts(figures()).rejected().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void acceptsTwoIdentifiersARow() {
    long[] figures = figures();
    figures[14] = 8_000;
    figures[16] = 4_700;

    assertThatCode(() -> counts(figures)).doesNotThrowAnyException();
  }

  @Test
  void countsEveryMemberAsJoinedWithoutAnIdentity() {
    long[] figures = {
      900, 30, 40, 50, 0, 780, 0, 0, 0, 0, 0, 780, 650, 130, 130, 100, 30, 0, 5, 30, 0
    };

    assertThat(counts(figures).joined()).isEqualTo(780);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | segmentRows = segmentRejected + segmentFilteredOut + segmentMissingUserId + segmentDuplicates + segmentMembers does not hold (1001 and 1000)
          4 | segmentRows = segmentRejected + segmentFilteredOut + segmentMissingUserId + segmentDuplicates + segmentMembers does not hold (1000 and 1001)
          6 | identityRows = identityRejected + filteredOut + missingUserId + notInSegment + joined does not hold (5001 and 5000)
          10 | identityRows = identityRejected + filteredOut + missingUserId + notInSegment + joined does not hold (5000 and 5001)
          12 | joined = sum of rejected + usable does not hold (4650 and 4651)
          15 | identifiers = unique + duplicates does not hold (4000 and 4001)
          19 | segmentRejected = sum of its reasons does not hold (30 and 31)
          20 | identityRejected = sum of its reasons does not hold (70 and 71)
          """)
  void namesTheEquationThatDoesNotHold(int position, String equation) {
    long[] figures = figures();
    figures[position]++;

    assertThatIllegalStateException()
        .isThrownBy(() -> counts(figures))
        .withMessage(
            "The counts of this run do not add up: "
                + equation
                + ". This is a defect of the program, not of the data: please report it with this"
                + " message.");
  }

  @Test
  void refusesIdentifiersThatNoRowYielded() {
    long[] figures = figures();
    figures[14] = 4_001;
    figures[16] = 701;

    assertThatIllegalStateException()
        .isThrownBy(() -> counts(figures))
        .withMessageContaining(
            "identifiers = usable, or twice as many does not hold (4001 and 8000)");
  }

  @Test
  void refusesAMemberThatIsNotJoinedWithoutAnIdentity() {
    long[] figures = {
      900, 30, 40, 50, 1, 779, 0, 0, 0, 0, 0, 780, 650, 130, 130, 100, 30, 0, 5, 30, 0
    };

    assertThatIllegalStateException()
        .isThrownBy(() -> counts(figures))
        .withMessageContaining(
            "segmentMembers = joined (without identity) does not hold (779 and 780)");
  }

  @ParameterizedTest
  @CsvSource({
    "17, 821, membersWithoutIdentity is a part of 820 does not hold (821 and 820)",
    "17, -1, membersWithoutIdentity is a part of 820 does not hold (-1 and 0)",
    "18, 4001, plusAddresses is a part of 4000 does not hold (4001 and 4000)"
  })
  void refusesAPartLargerThanItsWhole(int position, long figure, String message) {
    long[] figures = figures();
    figures[position] = figure;

    assertThatIllegalStateException()
        .isThrownBy(() -> counts(figures))
        .withMessageContaining(message);
  }
}
