package audiencesync.audience;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The fingerprints of the users that rows name. */
@State(Scope.Thread)
public class FingerprintKernel {
  private static final int ROWS = 1 << 16;

  private final Fingerprint fingerprint = Fingerprint.random();
  private final UserIds rows = UserIds.drawn(ROWS, 0, ROWS);
  private RowBatch batch = rows.next();

  @Setup(Level.Invocation)
  public void refill() {
    batch = rows.next();
  }

  @Benchmark
  @OperationsPerInvocation(RowBatch.MOST_ROWS)
  public Object identify() {
    batch.identify(fingerprint);
    return batch;
  }
}
