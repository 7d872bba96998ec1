package audiencesync.export;

/** The first different hashes of many, as many as there is room for. */
final class DistinctHashes {
  private static final long FREE = 0;

  private final int most;
  private final long[] slots;
  private int size;

  /** Room for {@code most}, a power of two. */
  DistinctHashes(int most) {
    this.most = most;
    this.slots = new long[2 * most];
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == most;
  }

  /** Adds a hash; false when it was there. Not when full. */
  boolean add(long hash) {
    long kept = hash == FREE ? 1 : hash;
    int slot = (int) (kept ^ kept >>> 32) & slots.length - 1;
    while (slots[slot] != FREE && slots[slot] != kept) {
      slot = slot + 1 & slots.length - 1;
    }
    if (slots[slot] == kept) {
      return false;
    }
    slots[slot] = kept;
    size++;
    return true;
  }
}
