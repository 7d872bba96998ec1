package audiencesync.audience;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The identifiers of one batch, 32 bytes each, one after another. Digests go straight into this
 * array: asking for them one by one costs nearly twice the time.
 */
final class Staging {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int RECORD_BYTES = 32;
  private static final int RECORDS = 2 * RowBatch.MOST_ROWS;

  private final MessageDigest sha256 = sha256();
  private final byte[] staged = new byte[RECORDS * RECORD_BYTES];
  private int used;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
    }
  }

  /** Stages the SHA-256 of some bytes. */
  void hash(byte[] text, int start, int end) {
    sha256.update(text, start, end - start);
    try {
      used += sha256.digest(staged, used, RECORD_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("the staging array has no room for a SHA-256", e);
    }
  }

  /** Stages 32 bytes as they are. */
  void put(long first, long second, long third, long fourth) {
    WORDS.set(staged, used, first);
    WORDS.set(staged, used + 8, second);
    WORDS.set(staged, used + 16, third);
    WORDS.set(staged, used + 24, fourth);
    used += RECORD_BYTES;
  }

  /** Moves what is staged to its partitions. */
  void moveTo(PartitionedRecords records) {
    for (int at = 0; at < used; at += RECORD_BYTES) {
      records.add(word(at), word(at + 8), word(at + 16), word(at + 24));
    }
    used = 0;
  }

  private long word(int at) {
    return (long) WORDS.get(staged, at);
  }
}
