package audiencesync.audience;

import audiencesync.bench.Sample;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** SHA-256 of addresses, staged as a batch is. */
@State(Scope.Thread)
public class HashKernel {
  private final Texts addresses = Texts.of(RowBatch.MOST_ROWS, Sample.EMAIL_PLAIN::value);
  private final Staging staging = new Staging();
  private final Shelf shelf = new Shelf();

  @Benchmark
  @OperationsPerInvocation(RowBatch.MOST_ROWS)
  public Object hash() {
    int[] starts = addresses.starts();
    for (int i = 0; i < RowBatch.MOST_ROWS; i++) {
      staging.hash(addresses.bytes(), starts[i], starts[i + 1]);
    }
    return staging;
  }

  /** Makes room again. */
  @TearDown(Level.Invocation)
  public void store() {
    staging.moveTo(shelf.records());
    shelf.clear();
  }
}
