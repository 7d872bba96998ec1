package audiencesync.audience;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the records of one preparation may take, over all threads. Without it, whoever asks for too
 * much last would get an {@link OutOfMemoryError}, and after minutes of vain collecting.
 *
 * <p>Slabs that were emptied are used again, as long as there is room for them to wait: so what the
 * segment's records took is what the identifiers come into, and nothing has to be collected.
 */
final class RecordMemory {
  /** Words of the slabs that are used again: nearly all of them, when there are many records. */
  static final int SLAB_WORDS = 2_048;

  private final long limit;
  private final Deque<long[]> spare = new ArrayDeque<>();
  private long taken;

  /**
   * @param limit in bytes
   */
  RecordMemory(long limit) {
    this.limit = limit;
  }

  /**
   * Takes room for so many words.
   *
   * @throws MemoryFullException when there is none
   */
  synchronized void take(long words) {
    taken += words * Long.BYTES;
    if (taken > limit) {
      throw new MemoryFullException(limit);
    }
    while (taken + spareBytes() > limit) {
      spare.pop();
    }
  }

  /** Bytes of emptied slabs that wait; with what was taken, they are never above the limit. */
  synchronized long spareBytes() {
    return (long) spare.size() * SLAB_WORDS * Long.BYTES;
  }

  /**
   * A slab of so many words, which may hold anything.
   *
   * @throws MemoryFullException when there is no room
   */
  synchronized long[] slab(int words) {
    long[] emptied = words == SLAB_WORDS ? spare.poll() : null;
    take(words);
    return emptied == null ? new long[words] : emptied;
  }

  /** Takes a slab whose records have been moved elsewhere; the room that they take stays taken. */
  synchronized void reuse(long[] slab) {
    if (slab.length == SLAB_WORDS && taken + spareBytes() <= limit - SLAB_WORDS * Long.BYTES) {
      spare.push(slab);
    }
  }

  /** What was taken so far, in bytes. */
  synchronized long taken() {
    return taken;
  }

  /** Takes room back, whose records are needed no more. */
  synchronized void giveBack(long bytes) {
    taken -= bytes;
  }

  /** No further slab is asked for. */
  synchronized void forgetSpare() {
    spare.clear();
  }
}
