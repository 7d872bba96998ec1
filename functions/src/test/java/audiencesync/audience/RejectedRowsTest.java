package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RejectedRowsTest {
  @Test
  void tellsWhereARejectedRowLiesAndWhy() {
    AudiencePreparation preparation = AudiencePreparation.joined(Rules.EMAIL);
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

  @Test
  void keepsTheFirstThousandWhateverTheOrderTheyCameIn() {
    List<Source> sources =
        List.of(
            new Source(Input.SEGMENT, "z.csv"),
            new Source(Input.IDENTITY, "b.csv"),
            new Source(Input.IDENTITY, "a.csv"));
    List<RejectedRow> all = new ArrayList<>();
    for (Source source : sources) {
      for (long line = 1; line <= 700; line++) {
        all.add(source.row(line, "missing"));
      }
    }
    Collections.shuffle(all, new Random(1_000));

    FirstRejections first = new FirstRejections();
    all.forEach(
        row -> first.add(new Source(row.input(), row.key()), row.line(), RejectionReason.MISSING));

    assertThat(first.inOrder())
        .isEqualTo(all.stream().sorted().limit(1_000).toList())
        .hasSize(1_000)
        .startsWith(new RejectedRow(Input.SEGMENT, "z.csv", 1, "missing"))
        .endsWith(new RejectedRow(Input.IDENTITY, "a.csv", 300, "missing"));
  }

  @Test
  void countsThoseItDoesNotKeep() {
    AudiencePreparation preparation = AudiencePreparation.segmentOnly(Rules.EMAIL, false);
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
