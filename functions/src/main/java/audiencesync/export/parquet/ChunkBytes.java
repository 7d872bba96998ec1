package audiencesync.export.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A window over the stored bytes of a column, which grows with what a page needs. */
final class ChunkBytes {
  private static final int FIRST_READ = 256 << 10;
  private static final int LARGEST_READ = 4 << 20;

  private final RangedBytes file;
  private final PageMemory memory;
  private byte[] bytes = {};
  private int from;
  private int to;
  private long position;
  private long end;
  private int nextRead = FIRST_READ;

  ChunkBytes(RangedBytes file, PageMemory memory) {
    this.file = file;
    this.memory = memory;
  }

  void begin(Chunk chunk) {
    from = 0;
    to = 0;
    position = chunk.from();
    end = chunk.to();
  }

  /** The window begins at {@link #from} in this array, until {@link #has}. */
  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  /** Where in the file the window begins. */
  long position() {
    return position;
  }

  /** How many bytes of the column are left. */
  long left() {
    return end - position;
  }

  void consume(int count) {
    from += count;
    position += count;
  }

  /** Makes the window hold so many bytes, or all that are left; says how many it holds. */
  int has(int length, Place place) throws IOException {
    int needed = (int) Math.min(length, left());
    if (to - from < needed) {
      fetch(needed, place);
    }
    return to - from;
  }

  private void fetch(int needed, Place place) throws IOException {
    int kept = to - from;
    int read = (int) Math.min(Math.max(needed - kept, nextRead), left() - kept);
    byte[] next = memory.atLeast(bytes, (long) kept + read, place);
    System.arraycopy(bytes, from, next, 0, kept);
    file.read(position + kept, ByteBuffer.wrap(next, kept, read));
    bytes = next;
    from = 0;
    to = kept + read;
    nextRead = Math.min(2 * nextRead, LARGEST_READ);
  }
}
