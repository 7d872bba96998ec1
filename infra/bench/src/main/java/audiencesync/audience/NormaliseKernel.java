package audiencesync.audience;

import audiencesync.bench.Sample;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Raw identifiers judged, normalised and hashed: {@link HashKernel} says what of it is hashing. */
@State(Scope.Thread)
public class NormaliseKernel {
  /** So many batches take turns that no branch is known by heart. */
  private static final int BATCHES = 256;

  private static final int VALUES = BATCHES * RowBatch.MOST_ROWS;

  @Param public Sample sample;

  private Texts values;
  private byte[] text;
  private Workbench bench;
  private int first;

  @Setup
  public void prepare() {
    IdentifierRule rule = new IdentifierRule(sample.type(), false, "JP", PhoneFormat.E164_DIGITS);
    values = Texts.of(VALUES, sample::value);
    text = values.bytes().clone();
    bench = new Workbench(rule, new RecordMemory(Long.MAX_VALUE));
    requireRightVerdicts();
  }

  private void requireRightVerdicts() {
    for (first = 0; first < VALUES; first += RowBatch.MOST_ROWS) {
      long expected =
          IntStream.range(first, first + RowBatch.MOST_ROWS).filter(sample::isUsable).count();
      if (judge() != expected) {
        throw new IllegalStateException(
            sample + ": not " + expected + " usable ones from value " + first + " on");
      }
      clear();
    }
    first = 0;
  }

  /** How many are usable. */
  @Benchmark
  @OperationsPerInvocation(RowBatch.MOST_ROWS)
  public int judge() {
    int[] starts = values.starts();
    int usable = 0;
    for (int i = first; i < first + RowBatch.MOST_ROWS; i++) {
      usable += bench.judge(text, starts[i], starts[i + 1]).rejection().isEmpty() ? 1 : 0;
    }
    return usable;
  }

  /** The next batch, whose values may have been changed the last time. */
  @Setup(Level.Invocation)
  public void restore() {
    first = (first + RowBatch.MOST_ROWS) % VALUES;
    int from = values.starts()[first];
    int to = values.starts()[first + RowBatch.MOST_ROWS];
    System.arraycopy(values.bytes(), from, text, from, to - from);
  }

  /** Makes room again. */
  @TearDown(Level.Invocation)
  public void clear() {
    bench.store();
    Shelf.clear(bench.records());
  }
}
