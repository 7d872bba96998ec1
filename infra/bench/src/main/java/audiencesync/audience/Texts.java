package audiencesync.audience;

import java.io.ByteArrayOutputStream;
import java.util.function.LongFunction;

/**
 * Many texts, one behind the other as in a batch.
 *
 * @param bytes of all of them
 * @param starts where each begins, and where the last one ends
 */
@SuppressWarnings("ArrayRecordComponent") // A holder for two values, compared by nobody.
record Texts(byte[] bytes, int[] starts) {
  static Texts of(int count, LongFunction<byte[]> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      bytes.writeBytes(texts.apply(i));
      starts[i + 1] = bytes.size();
    }
    return new Texts(bytes.toByteArray(), starts);
  }
}
