package audiencesync.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RequestRateTest {
  private static final long MILLI = 1_000_000;

  private long now = Long.MAX_VALUE - 100 * MILLI;
  private final RequestRate rate = new RequestRate(() -> now);

  private boolean admitsAfter(long millis, String accessKey) {
    now += millis * MILLI;
    return rate.admits(accessKey, 3);
  }

  @Test
  void admitsSoManyInAnySecondAlsoWhereTheCounterWraps() {
    assertThat(admitsAfter(0, "a")).isTrue();
    assertThat(admitsAfter(300, "a")).isTrue();
    assertThat(admitsAfter(300, "a")).isTrue();
    assertThat(admitsAfter(399, "a")).isFalse();
    assertThat(admitsAfter(1, "a")).isTrue();
    assertThat(admitsAfter(0, "a")).isFalse();
  }

  @Test
  void countsEachAccessKeyByItself() {
    for (int i = 0; i < 3; i++) {
      assertThat(admitsAfter(0, "a")).isTrue();
    }

    assertThat(admitsAfter(0, "b")).isTrue();
    assertThat(admitsAfter(0, "a")).isFalse();
  }
}
