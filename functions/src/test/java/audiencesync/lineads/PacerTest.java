package audiencesync.lineads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PacerTest {
  private final List<Long> slept = new ArrayList<>();
  private long now = Long.MAX_VALUE - 50_000_000;
  private final Pacer pacer = new Pacer(() -> now, this::sleep);

  /** Of the next sleep: how much longer it takes than it was asked for. */
  private long oversleptMillis;

  private void sleep(long millis) {
    slept.add(millis);
    now += (millis + oversleptMillis) * 1_000_000;
    oversleptMillis = 0;
  }

  @Test
  void startsTheFirstCallAtOnce() {
    pacer.await();

    assertThat(slept).isEmpty();
  }

  @Test
  void keepsStarts125MillisecondsApartAlsoWhereTheCounterWraps() {
    pacer.await();
    now += 20_000_000;
    pacer.await();
    pacer.await();

    assertThat(slept).containsExactly(105L, 125L);
  }

  @Test
  void doesNotSaveUpUnusedTime() {
    pacer.await();
    now += 10_000_000_000L;
    pacer.await();
    pacer.await();

    assertThat(slept).containsExactly(125L);
  }

  /** Of a machine that stands still for a while, say. */
  @Test
  void doesNotCatchUpWithACallThatWasLate() {
    pacer.await();
    oversleptMillis = 700;
    pacer.await();
    pacer.await();
    pacer.await();

    assertThat(slept).containsExactly(125L, 125L, 125L);
  }

  @Test
  void makesUpForASleepThatWasTooShort() {
    pacer.await();
    oversleptMillis = -25;
    pacer.await();
    pacer.await();

    assertThat(slept).containsExactly(125L, 150L);
  }

  @Test
  void waitsRatherTooLongThanTooShort() {
    pacer.await();
    now += 124_999_999;
    pacer.await();

    assertThat(slept).containsExactly(1L);
  }

  @Test
  void keepsTheInterruptOfAWaitingThread() {
    Pacer interrupted =
        new Pacer(
            () -> 0,
            millis -> {
              throw new InterruptedException();
            });
    interrupted.await();

    assertThatIllegalStateException()
        .isThrownBy(interrupted::await)
        .withMessage("interrupted while waiting to call LINE");
    assertThat(Thread.interrupted()).isTrue();
  }
}
