package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RejectedRowsTest {
  @Test
  void tellsWhereARejectedRowLiesAndWhy() {
    AudiencePreparation preparation = AudiencePreparation.joined(Rules.EMAIL, Long.MAX_VALUE);
    Feed.into(preparation.segmentRows("b/s.csv"))
        .users("u1")
        .broken(RowFault.BROKEN_ROW)
        .filteredOut()
        .users(" ");
    Feed.into(preparation.segmentRows("a/s.csv")).broken(RowFault.INVALID_ENCODING);
    Feed.into(preparation.identityRows("a/i.csv"))
        .row("u1", "none")
        .row("u9", "none")
        .row("u1", "x")
        .broken(RowFault.BROKEN_ROW)
        .row("u1", "a@example.com")
        .row("u1", "x".repeat(121));

    assertThat(preparation.finish().rejectedRows())
        .containsExactly(
            new RejectedRow(Input.SEGMENT, "a/s.csv", 1, "invalid_encoding"),
            new RejectedRow(Input.SEGMENT, "b/s.csv", 2, "broken_row"),
            new RejectedRow(Input.IDENTITY, "a/i.csv", 1, "missing"),
            new RejectedRow(Input.IDENTITY, "a/i.csv", 3, "invalid_email"),
            new RejectedRow(Input.IDENTITY, "a/i.csv", 4, "broken_row"),
            new RejectedRow(Input.IDENTITY, "a/i.csv", 6, "too_long"));
  }

  @ParameterizedTest
  @CsvSource({
    "1500, 1500, 500, 500",
    "700, 300, 700, 300",
    "1400, 300, 700, 300",
    "300, 1400, 300, 700",
    "501, 500, 500, 500",
    "1200, 0, 1000, 0",
    "0, 1200, 0, 1000",
    "3, 4, 3, 4"
  })
  void givesEachInputHalfOfTheListAndWhatTheOtherLeaves(
      int segment, int identity, int segmentListed, int identityListed) {
    List<RejectedRow> segmentRows = rows(Input.SEGMENT, segment);
    List<RejectedRow> identityRows = rows(Input.IDENTITY, identity);
    List<RejectedRow> all = new ArrayList<>(segmentRows);
    all.addAll(identityRows);
    Collections.shuffle(all, new Random(1_000));

    FirstRejections first = new FirstRejections();
    all.forEach(
        row -> first.add(new Source(row.input(), row.key()), row.line(), RejectionReason.MISSING));

    List<RejectedRow> expected = new ArrayList<>(segmentRows.subList(0, segmentListed));
    expected.addAll(identityRows.subList(0, identityListed));
    assertThat(first.inOrder()).isEqualTo(expected).hasSizeLessThanOrEqualTo(1_000);
  }

  /** In the order in which they are listed, of two objects. */
  private static List<RejectedRow> rows(Input input, int count) {
    List<RejectedRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = i < 200 ? "a.csv" : "b.csv";
      rows.add(new RejectedRow(input, key, i + 1L, "missing"));
    }
    return rows;
  }

  @Test
  void countsThoseItDoesNotKeep() {
    AudiencePreparation preparation =
        AudiencePreparation.segmentOnly(Rules.EMAIL, false, Long.MAX_VALUE);
    Feed feed = Feed.into(preparation.segmentRows("s.csv"));
    for (int i = 0; i < 2_345; i++) {
      feed.row("", i % 2 == 0 ? "" : "x");
    }

    PreparedAudience audience = preparation.finish();

    assertThat(audience.rejectedRows()).hasSize(1_000);
    assertThat(audience.counts().rejected())
        .containsEntry(RejectionReason.MISSING, 1_173L)
        .containsEntry(RejectionReason.INVALID_EMAIL, 1_172L);
  }

  @Test
  void namesInputsAsReportsDo() {
    assertThat(Input.SEGMENT.label()).isEqualTo("segment");
    assertThat(Input.IDENTITY.label()).isEqualTo("identity");
  }
}
