package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SortedPartitionTest {
  private static final int PARTITION = 0xAB;
  private static final long TOP = (long) PARTITION << 56;

  private final Random random = new Random(4);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 31, 32, 33, 1_000, 50_000})
  void ordersRandomRecords(int size) {
    assertSorted(size, random::nextLong);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 20_000})
  void ordersWhatDiffersInItsLastBitsOnly(int size) {
    assertSorted(size, () -> random.nextInt(1_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 33, 20_000})
  void keepsOneOfMany(int size) {
    assertSorted(size, () -> 7L);
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 20_000})
  void ordersTheHighestBitsAsTheLargest(int size) {
    assertSorted(size, () -> random.nextInt(3) - 1L);
  }

  private void assertSorted(int size, LongSupplier words) {
    List<PartitionedRecords> pairs =
        List.of(
            new PartitionedRecords(2, new RecordMemory(Long.MAX_VALUE)),
            new PartitionedRecords(2, new RecordMemory(Long.MAX_VALUE)));
    List<PartitionedRecords> fours =
        List.of(
            new PartitionedRecords(4, new RecordMemory(Long.MAX_VALUE)),
            new PartitionedRecords(4, new RecordMemory(Long.MAX_VALUE)));
    TreeSet<long[]> expectedPairs = new TreeSet<>(Arrays::compareUnsigned);
    TreeSet<long[]> expectedFours = new TreeSet<>(Arrays::compareUnsigned);
    for (int i = 0; i < size; i++) {
      long[] r = {
        TOP | words.getAsLong() >>> 8, words.getAsLong(), words.getAsLong(), words.getAsLong()
      };
      pairs.get(random.nextInt(2)).add(r[0], r[1]);
      fours.get(random.nextInt(2)).add(r[0], r[1], r[2], r[3]);
      expectedPairs.add(Arrays.copyOf(r, 2));
      expectedFours.add(r);
    }

    assertTaken(pairs, new RecordOrder(2), expectedPairs);
    assertTaken(fours, new RecordOrder(4), expectedFours);
  }

  private static void assertTaken(
      List<PartitionedRecords> sources, RecordOrder order, Set<long[]> expected) {
    long taken = sources.stream().mapToLong(source -> source.records(PARTITION)).sum();

    SortedPartition sorted = SortedPartition.takeIndexed(sources, PARTITION, order);

    assertThat(sorted.words()).isEqualTo(expected.stream().flatMapToLong(Arrays::stream).toArray());
    assertThat(sorted.records()).isEqualTo(expected.size());
    assertThat(sorted.taken()).isEqualTo(taken);
    assertThat(sources).allMatch(source -> source.records(PARTITION) == 0);
    expected.stream()
        .limit(100)
        .forEach(record -> assertThat(isFound(sorted, order, record)).isTrue());
  }

  /** Whether a record is among those which its first word leads to. */
  private static boolean isFound(SortedPartition sorted, RecordOrder order, long[] record) {
    int width = order.width();
    return IntStream.range(sorted.begin(record[0]), sorted.end(record[0]))
        .anyMatch(
            i ->
                Arrays.equals(
                    sorted.words(), i * width, (i + 1) * width, record, 0, record.length));
  }

  @Test
  void saysWhatIsWrongWhenAnArrayCannotHoldAPartition() {
    assertThat(SortedPartition.requireFitting(536_870_909L, 4)).isEqualTo(536_870_909);
    assertThatIllegalStateException()
        .isThrownBy(() -> SortedPartition.requireFitting(536_870_910L, 4))
        .withMessage(
            "536870910 values begin with the same byte, more than one array holds: are they really"
                + " hashes or ids, each drawn at random?");
  }

  @Test
  void takesItsOwnPartitionOnly() {
    PartitionedRecords source = new PartitionedRecords(2, new RecordMemory(Long.MAX_VALUE));
    source.add(TOP | 5, 6);
    source.add(TOP + (1L << 56), 7);
    source.add(3, 8);

    SortedPartition sorted = SortedPartition.take(List.of(source), PARTITION, new RecordOrder(2));

    assertThat(sorted.words()).containsExactly(TOP | 5, 6);
    assertThat(source.records(PARTITION + 1)).isEqualTo(1);
    assertThat(source.records(0)).isEqualTo(1);
  }
}
