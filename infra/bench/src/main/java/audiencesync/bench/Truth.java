package audiencesync.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * A set of SHA-256 hashes, whatever its order: how many there are, and the sums of their first and
 * second eight bytes. Two of one size that differ have other sums, but for odds of one in 2^128.
 *
 * @param hashes how many
 * @param first sum of the first words
 * @param second sum of the second words
 */
record Truth(long hashes, long first, long second) {
  static final Truth NOTHING = new Truth(0, 0, 0);

  Truth with(long firstWord, long secondWord) {
    return new Truth(hashes + 1, first + firstWord, second + secondWord);
  }

  /** With a hash in lower-case hex. */
  Truth withHex(CharSequence line, int from) {
    return with(
        HexFormat.fromHexDigitsToLong(line, from, from + 16),
        HexFormat.fromHexDigitsToLong(line, from + 16, from + 32));
  }

  /** What a dataset must lead to, told from its people and not from its files. */
  static Truth of(Dataset dataset, Kind kind) {
    People people = dataset.people();
    BitSet usable = new BitSet();
    for (long row = 0; row < dataset.identities(); row++) {
      if (Dirt.isUsable(kind, Dirt.of(people, kind, row))) {
        usable.set((int) dataset.person(row));
      }
    }
    MessageDigest sha256 = sha256();
    Truth truth = NOTHING;
    for (int p = usable.nextSetBit(0); p >= 0; p = usable.nextSetBit(p + 1)) {
      if (people.isMember(p)) {
        byte[] normal = people.normal(kind, p).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(normal));
        truth = truth.with(hash.getLong(), hash.getLong());
      }
    }
    return truth;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void requireSame(Truth found, String who) throws IOException {
    if (!equals(found)) {
      throw new IOException(who + " made " + found + ", but it should be " + this);
    }
  }
}
