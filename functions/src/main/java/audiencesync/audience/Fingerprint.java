package audiencesync.audience;

import java.security.SecureRandom;

/**
 * Stands for a user id, so that tens of millions of members fit into memory: two independent lanes
 * under secrets drawn per preparation, so that nobody can craft two ids that collide. Of its 126
 * bits, {@link MemberTable} keeps and compares 102: with 10 million members and 6 million other
 * users, one run of 10<sup>17</sup> joins somebody wrongly.
 *
 * @param first lane of {@link #first}
 * @param second lane of {@link #second}
 */
record Fingerprint(KeyedFold first, KeyedFold second) {
  /** The bit of both words that a fingerprint leaves free: it is 0. */
  static final long FREE_BIT = 1;

  static Fingerprint random() {
    SecureRandom random = new SecureRandom();
    return new Fingerprint(KeyedFold.drawnFrom(random), KeyedFold.drawnFrom(random));
  }

  long first(byte[] text, int start, int end) {
    return first.of(text, start, end) & ~FREE_BIT;
  }

  long second(byte[] text, int start, int end) {
    return second.of(text, start, end) & ~FREE_BIT;
  }
}
