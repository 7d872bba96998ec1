package audiencesync.export;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The decompressed bytes of one object, as many as the budget of its input allows. */
final class BudgetedStream extends FilterInputStream {
  private final ObjectBudget budget;

  BudgetedStream(InputStream bytes, ObjectBudget budget) {
    super(bytes);
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
      budget.take(read);
    }
    return read;
  }
}
