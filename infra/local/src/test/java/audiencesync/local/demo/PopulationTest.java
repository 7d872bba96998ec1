package audiencesync.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PopulationTest {
  private static final Population POPULATION = new Population(7);

  @Test
  void hasTenThousandMembersAndAboutFourteenThousandIdentityRows() {
    List<String> members =
        POPULATION.today().stream()
            .filter(SegmentRow::counts)
            .map(row -> row.userId().strip())
            .distinct()
            .toList();
    assertThat(members).hasSize(10_000);
    assertThat(POPULATION.identity()).hasSizeBetween(13_500, 14_500);
  }

  @Test
  void hasEveryKindOfRow() {
    List<IdentityRow> rows = POPULATION.identity();
    assertThat(rows).anyMatch(row -> row.delivery().equals(IdentityRow.STOPPED));
    assertThat(rows).anyMatch(row -> row.userId().isBlank());
    assertThat(rows.stream().map(IdentityRow::mail).collect(Collectors.toSet()))
        .contains("", "null", "sato@@example.com", "a".repeat(120) + "@example.jp")
        .anyMatch(mail -> mail.contains("\uff20"))
        .anyMatch(mail -> mail.contains("+news"))
        .anyMatch(mail -> mail.startsWith("\u3000"));
  }

  /** {@code printf %s ito.4@mobile.example.jp | sha256sum}. */
  @Test
  void expectsTheHashesOfTheCleanAddressesOfMembersOnly() {
    SegmentRow member = new SegmentRow(" K000004 ", SegmentRow.GOLD, "2026-11-23");
    SegmentRow bronze = new SegmentRow("K000005", SegmentRow.BRONZE, "2026-11-23");
    assertThat(POPULATION.expected(List.of(member, bronze)))
        .containsExactly("fd2e77fd37d3ce8913509e7f39720058ca874f6d49ad74e437462feb1ea2d8c9");
  }

  @Test
  void inventsPeopleUnderReservedDomainsOnly() {
    assertThat(Person.of(97).address()).isEqualTo("kato+news97@example.org");
    for (int number = 1; number < 2_000; number++) {
      assertThat(Person.of(number).address())
          .matches("[a-z0-9.+-]+@([a-z-]+\\.)?example\\.(jp|com|net|org)");
    }
  }

  @Test
  void drawsTheSameRowsFromTheSameSeed() {
    List<Person> people = List.of(Person.of(1), Person.of(2), Person.of(3));
    assertThat(IdentityExport.of(people, new Random(3)))
        .isEqualTo(IdentityExport.of(people, new Random(3)));
  }
}
