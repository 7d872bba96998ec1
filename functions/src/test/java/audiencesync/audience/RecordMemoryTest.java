package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class RecordMemoryTest {
  private static final int WORDS = RecordMemory.SLAB_WORDS;

  private static RecordMemory slabs(int slabs) {
    return new RecordMemory((long) slabs * WORDS * Long.BYTES);
  }

  @Test
  void usesAnEmptiedSlabAgain() {
    RecordMemory memory = slabs(3);
    long[] first = memory.slab(WORDS);
    memory.reuse(first);

    assertThat(memory.slab(WORDS / 2)).hasSize(WORDS / 2);
    assertThat(memory.slab(WORDS)).isSameAs(first);
  }

  /** What took the records of a slab takes its room; a slab that is used again takes room anew. */
  @Test
  void givesNoRoomBackWithASlab() {
    RecordMemory memory = slabs(2);
    memory.reuse(memory.slab(WORDS));
    memory.slab(WORDS);

    assertThatExceptionOfType(MemoryFullException.class).isThrownBy(() -> memory.slab(WORDS));
  }

  @Test
  void keepsNoSlabForWhichThereIsNoRoom() {
    RecordMemory memory = slabs(2);
    long[] slab = memory.slab(WORDS);
    memory.take(1);
    memory.reuse(slab);

    assertThat(memory.spareBytes()).isZero();
  }

  /** Room is for who asks for it: what only waits goes first. */
  @Test
  void forgetsEmptiedSlabsWhenTheirRoomIsTaken() {
    RecordMemory memory = slabs(3);
    memory.reuse(memory.slab(WORDS));
    memory.take(WORDS);
    assertThat(memory.spareBytes()).isEqualTo(WORDS * Long.BYTES);
    memory.take(1);

    assertThat(memory.spareBytes()).isZero();
  }

  @Test
  void forgetsNoMoreSlabsThanItMust() {
    RecordMemory memory = slabs(5);
    long[] first = memory.slab(WORDS);
    memory.reuse(memory.slab(WORDS));
    memory.reuse(first);
    memory.take(WORDS + 1);

    assertThat(memory.spareBytes()).isEqualTo(WORDS * Long.BYTES);
  }

  @Test
  void hasRoomAgainThatWasGivenBack() {
    RecordMemory memory = slabs(2);
    memory.slab(WORDS);
    memory.slab(WORDS);
    memory.giveBack(memory.taken());

    assertThat(memory.slab(WORDS)).hasSize(WORDS);
  }

  @Test
  void keepsSlabsOfTheUsualLengthOnly() {
    RecordMemory memory = slabs(9);
    memory.reuse(memory.slab(WORDS / 2));

    assertThat(memory.spareBytes()).isZero();
  }

  @Test
  void forgetsThemWhenNoneIsAskedForAnyMore() {
    RecordMemory memory = slabs(3);
    long[] first = memory.slab(WORDS);
    memory.reuse(first);
    memory.forgetSpare();

    assertThat(memory.slab(WORDS)).isNotSameAs(first);
  }
}
