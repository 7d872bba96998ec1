package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AudienceLifeTest {
  private static final Instant FILLED = Instant.parse("2026-11-24T01:00:00Z");

  @Test
  void endsSoManyDaysAfterItWasFilled() {
    assertThat(new AudienceLife(180, 14).endAfter(FILLED)).isEqualTo("2027-05-23T01:00:00Z");
  }

  @Test
  void isEndingFromSoManyDaysBeforeItsEndOn() {
    AudienceLife life = new AudienceLife(180, 14);
    Instant first = Instant.parse("2027-05-09T01:00:00Z");

    assertThat(life.isEnding(FILLED, first.minusMillis(1))).isFalse();
    assertThat(life.isEnding(FILLED, first)).isTrue();
    assertThat(life.isEnding(FILLED, first.plusSeconds(999 * 86_400))).isTrue();
  }

  @Test
  void neverEndsTheDayItBegins() {
    assertThatThrownBy(() -> new AudienceLife(30, 30))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lifeDays is not a whole number from 31 to 3650");
    assertThatThrownBy(() -> new AudienceLife(31, 31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("refreshBeforeDays is not a whole number from 0 to 30");
  }
}
