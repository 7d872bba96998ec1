package audiencesync.export.codec;

/** The checksum of zstd frames: XXH64 with seed 0, over bytes that come in parts. */
final class XxHash64 {
  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;

  private final byte[] rest = new byte[STRIPE];
  private int resting;
  private long length;
  private long a = Long.sum(PRIME_1, PRIME_2);
  private long b = PRIME_2;
  private long c;
  private long d = -PRIME_1;

  void update(byte[] bytes, int from, int to) {
    length += to - from;
    int at = from;
    if (resting > 0) {
      at += fillRest(bytes, from, to);
    }
    for (; at <= to - STRIPE; at += STRIPE) {
      stripe(bytes, at);
    }
    System.arraycopy(bytes, at, rest, resting, to - at);
    resting += to - at;
  }

  private int fillRest(byte[] bytes, int from, int to) {
    int taken = Math.min(STRIPE - resting, to - from);
    System.arraycopy(bytes, from, rest, resting, taken);
    resting += taken;
    if (resting == STRIPE) {
      stripe(rest, 0);
      resting = 0;
    }
    return taken;
  }

  private void stripe(byte[] bytes, int at) {
    a = round(a, Bytes.longAt(bytes, at));
    b = round(b, Bytes.longAt(bytes, at + 8));
    c = round(c, Bytes.longAt(bytes, at + 16));
    d = round(d, Bytes.longAt(bytes, at + 24));
  }

  private static long round(long sum, long word) {
    return Long.rotateLeft(sum + word * PRIME_2, 31) * PRIME_1;
  }

  long value() {
    long hash = (length < STRIPE ? PRIME_5 : merged()) + length;
    int at = 0;
    for (; at <= resting - 8; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, Bytes.longAt(rest, at)), 27) * PRIME_1 + PRIME_4;
    }
    if (at <= resting - 4) {
      long word = Bytes.intAt(rest, at) & 0xFFFFFFFFL;
      hash = Long.rotateLeft(hash ^ word * PRIME_1, 23) * PRIME_2 + PRIME_3;
      at += 4;
    }
    for (; at < resting; at++) {
      hash = Long.rotateLeft(hash ^ (rest[at] & 0xFF) * PRIME_5, 11) * PRIME_1;
    }
    return avalanche(hash);
  }

  private long merged() {
    long hash =
        Long.rotateLeft(a, 1)
            + Long.rotateLeft(b, 7)
            + Long.rotateLeft(c, 12)
            + Long.rotateLeft(d, 18);
    hash = merge(hash, a);
    hash = merge(hash, b);
    hash = merge(hash, c);
    return merge(hash, d);
  }

  private static long merge(long hash, long sum) {
    return (hash ^ round(0, sum)) * PRIME_1 + PRIME_4;
  }

  private static long avalanche(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * PRIME_2;
    mixed = (mixed ^ (mixed >>> 29)) * PRIME_3;
    return mixed ^ (mixed >>> 32);
  }
}
