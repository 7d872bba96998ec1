package audiencesync.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionClockTest {
  private static final Clock FIXED = Clock.fixed(Machines.START, ZoneOffset.UTC);

  @Test
  void skipsPausesButCountsThem() {
    ExecutionClock clock = ExecutionClock.virtual(FIXED);

    assertThat(clock.pause(Duration.ofDays(365), new CountDownLatch(1))).isTrue();
    assertThat(clock.now()).isEqualTo(Machines.START.plus(Duration.ofDays(365)));
  }

  @Test
  void countsOfAScaledPauseWhatItDidNotSleep() {
    ExecutionClock clock = ExecutionClock.real(FIXED, 0.001);

    assertThat(clock.pause(Duration.ofSeconds(5), new CountDownLatch(1))).isTrue();
    // The fixed clock did not see the 5 ms that were slept.
    assertThat(clock.now()).isEqualTo(Machines.START.plusMillis(4_995));
  }

  @Test
  void isCutShortBeforeAnyPause() {
    ExecutionClock clock = ExecutionClock.virtual(FIXED);

    assertThat(clock.pause(Duration.ofSeconds(5), new CountDownLatch(0))).isFalse();
    assertThat(clock.now()).isEqualTo(Machines.START);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesScalesThatAreNone(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExecutionClock.real(FIXED, scale))
        .withMessage("The scale of waits must be 0 or a positive number; it is " + scale);
  }
}
