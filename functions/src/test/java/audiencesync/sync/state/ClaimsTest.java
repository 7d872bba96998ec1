package audiencesync.sync.state;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.document.Documents;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.run.Trigger;
import audiencesync.sync.run.TriggerKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A trigger that is delivered several times. */
@Tag("fault")
class ClaimsTest {
  private static final Trigger TRIGGER = new Trigger(TriggerKind.SCHEDULE, "2026-11-24T01:00:00Z");
  private static final RunRef FIRST = new RunRef("members", "run-1", "arn:1");

  private final Claims claims =
      new Claims(
          new Documents(new MemoryObjectStore()), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void givesAnOccasionToOneExecutionOnly() {
    assertThat(claims.claim(TRIGGER, FIRST)).isTrue();
    assertThat(claims.claim(TRIGGER, new RunRef("members", "run-2", "arn:2"))).isFalse();
  }

  @Test
  void givesItToTheSameExecutionAgain() {
    claims.claim(TRIGGER, FIRST);
    assertThat(claims.claim(TRIGGER, FIRST)).isTrue();
  }

  @Test
  void keepsConnectorsKindsAndIdsApart() {
    claims.claim(TRIGGER, FIRST);
    assertThat(claims.claim(TRIGGER, new RunRef("others", "run-3", "arn:3"))).isTrue();
    Trigger manual = new Trigger(TriggerKind.MANUAL, TRIGGER.id());
    assertThat(claims.claim(manual, new RunRef("members", "run-4", "arn:4"))).isTrue();
    Trigger later = new Trigger(TriggerKind.SCHEDULE, "2026-11-25T01:00:00Z");
    assertThat(claims.claim(later, new RunRef("members", "run-5", "arn:5"))).isTrue();
  }
}
