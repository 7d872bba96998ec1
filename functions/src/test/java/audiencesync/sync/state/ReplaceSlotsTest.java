package audiencesync.sync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.run.RunRef;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** LINE works on three REPLACE uploads of an ad account: also when a run dies with its place. */
@Tag("fault")
class ReplaceSlotsTest {
  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Set<String> running = new HashSet<>(List.of("arn:1", "arn:2", "arn:3", "arn:4"));
  private final Locks locks =
      new Locks(store, running::contains, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void areThreeForAnAdAccount() {
    takeThree();
    assertThatThrownBy(() -> slots(4).take("A1"))
        .isInstanceOf(ReplaceSlotsBusyException.class)
        .hasMessage(
            "LINE replaces at most 3 audiences of an ad account at a time, and other runs are"
                + " replacing as many of A1. Nothing was sent. Wait for one of them to end, then"
                + " run again.");
    assertThatCode(() -> slots(4).take("A2")).doesNotThrowAnyException();
  }

  @Test
  void areTakenOnceByARun() {
    slots(1).take("A1");
    slots(1).take("A1");
    assertThat(store.keys()).hasSize(1);
  }

  @Test
  void keepTheOneThatIsHeldWhenAnEarlierOneIsFree() {
    slots(1).take("A1");
    slots(2).take("A1");
    locks.release(ReplaceSlots.of("A1").get(0), run(1));
    slots(2).take("A1");
    assertThatThrownBy(() -> locks.verify(ReplaceSlots.of("A1").get(0), run(2)))
        .isInstanceOf(LockLostException.class);
  }

  @Test
  void passOnFromARunThatIsNoMore() {
    takeThree();
    running.remove("arn:2");
    assertThatCode(() -> slots(4).take("A1")).doesNotThrowAnyException();
  }

  private void takeThree() {
    slots(1).take("A1");
    slots(2).take("A1");
    slots(3).take("A1");
  }

  private ReplaceSlots slots(int number) {
    return new ReplaceSlots(locks, run(number));
  }

  private static RunRef run(int number) {
    return new RunRef("members", "run-" + number, "arn:" + number);
  }
}
