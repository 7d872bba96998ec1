package audiencesync.export.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file's bytes, read in any order; the same version of the file every time. */
public interface RangedBytes {
  /** How many there are. */
  long size();

  /** Fills the buffer with the bytes that begin at {@code from}; they are all in the file. */
  void read(long from, ByteBuffer into) throws IOException;
}
