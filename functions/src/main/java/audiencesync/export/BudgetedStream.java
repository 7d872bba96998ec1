package audiencesync.export;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The decompressed bytes of one object, as many as the budget of its input allows. */
final class BudgetedStream extends FilterInputStream {
  private final String key;
  private final ByteBudget budget;
  private long position;

  BudgetedStream(InputStream bytes, String key, ByteBudget budget) {
    super(bytes);
    this.key = key;
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read > 0) {
      position += read;
      if (!budget.take(read)) {
        throw overBudget();
      }
    }
    return read;
  }

  private ExportException overBudget() {
    return new ExportException(
        ("%s takes its input over the limit of %d decompressed bytes (maxBytes), at byte %d of the"
                + " decompressed object. Select fewer or smaller objects, or raise the limit.")
            .formatted(key, budget.limit(), position));
  }
}
