package audiencesync.audience;

import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Sorting hashes and leaving out those that are there twice, partition after partition. */
@State(Scope.Thread)
public class SortKernel {
  private static final int HASHES = 1 << 21;
  private static final int UNIQUE = HASHES / 20 * 19;

  private final SortedPartition.Sorting sorting =
      new SortedPartition.Sorting(new RecordMemory(Long.MAX_VALUE));
  private final PartitionedRecords records =
      new PartitionedRecords(RecordOrder.WIDTH, new RecordMemory(Long.MAX_VALUE));

  @Setup
  public void requireRightNumbers() {
    fill();
    long unique = 0;
    for (int partition = 0; partition < PartitionedRecords.PARTITIONS; partition++) {
      unique += take(partition).records();
    }
    if (unique != UNIQUE) {
      throw new IllegalStateException(unique + " hashes remain of " + UNIQUE);
    }
  }

  /** What was sorted is gone. */
  @Setup(Level.Invocation)
  public void fill() {
    Shelf.clear(records);
    for (int i = 0; i < HASHES; i++) {
      SplittableRandom hash = new SplittableRandom(i % UNIQUE);
      records.add(hash.nextLong(), hash.nextLong(), hash.nextLong(), hash.nextLong());
    }
  }

  @Benchmark
  @OperationsPerInvocation(HASHES)
  public void sort(Blackhole sorted) {
    for (int partition = 0; partition < PartitionedRecords.PARTITIONS; partition++) {
      sorted.consume(take(partition));
    }
  }

  private SortedPartition take(int partition) {
    return sorting.take(List.of(records), partition);
  }
}
