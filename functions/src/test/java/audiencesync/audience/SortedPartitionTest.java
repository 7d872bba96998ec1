package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SortedPartitionTest {
  private static final int PARTITION = 0xAB;
  private static final long TOP = (long) PARTITION << 56;

  private final Random random = new Random(4);
  private final SortedPartition.Sorting sorting =
      new SortedPartition.Sorting(new RecordMemory(Long.MAX_VALUE));

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
    List<PartitionedRecords> sources = List.of(records(), records());
    TreeSet<long[]> expected = new TreeSet<>(Arrays::compareUnsigned);
    for (int i = 0; i < size; i++) {
      long[] r = {
        TOP | words.getAsLong() >>> 8, words.getAsLong(), words.getAsLong(), words.getAsLong()
      };
      sources.get(random.nextInt(2)).add(r[0], r[1], r[2], r[3]);
      expected.add(r);
    }

    SortedPartition sorted = sorting.take(sources, PARTITION);

    assertThat(words(sorted, 0))
        .isEqualTo(expected.stream().flatMapToLong(Arrays::stream).toArray());
    assertThat(sorted.records()).isEqualTo(expected.size());
    assertThat(sorted.size()).isEqualTo(new Distinct(size, expected.size()));
    assertThat(sources).allMatch(source -> source.records(PARTITION) == 0);
  }

  /** What a cursor walks over from a rank on. */
  private static long[] words(SortedPartition sorted, int firstRank) {
    int records = sorted.records() - firstRank;
    SortedPartition nothing = new SortedPartition(List.of(), new Distinct(0, 0));
    RecordCursor cursor =
        new RecordCursor(new SortedPartition[] {nothing, sorted, nothing}, firstRank, records);
    return LongStream.range(0, records)
        .flatMap(
            i -> {
              assertThat(cursor.next()).isTrue();
              int at = cursor.position();
              return Arrays.stream(cursor.words(), at, at + RecordOrder.WIDTH);
            })
        .toArray();
  }

  private static PartitionedRecords records() {
    return new PartitionedRecords(RecordOrder.WIDTH, new RecordMemory(Long.MAX_VALUE));
  }

  /** From every rank on, through slabs of all sizes; the room was used before. */
  @Test
  void isWalkedOverFromAnyRank() {
    assertSorted(3_000, random::nextLong);
    List<PartitionedRecords> sources = List.of(records(), records());
    for (int i = 0; i < 2_500; i++) {
      sources.get(random.nextInt(2)).add(TOP | i * 31 % 2_500, 1, 2, 3);
    }
    SortedPartition sorted = sorting.take(sources, PARTITION);
    long[] all = words(sorted, 0);
    assertThat(sorted.slabs()).hasSizeGreaterThan(10);
    for (int rank = 0; rank <= sorted.records(); rank++) {
      assertThat(words(sorted, rank))
          .isEqualTo(Arrays.copyOfRange(all, rank * RecordOrder.WIDTH, all.length));
    }
  }

  @Test
  void saysWhatIsWrongWhenAnArrayCannotHoldAPartition() {
    assertThat(PartitionedRecords.requireFitting(536_870_909L, 4)).isEqualTo(536_870_909);
    assertThatIllegalStateException()
        .isThrownBy(() -> PartitionedRecords.requireFitting(536_870_910L, 4))
        .withMessage(
            "536870910 values begin with the same byte, more than one array holds: are they really"
                + " hashes or ids, each drawn at random?");
  }

  /** Hashes that begin alike are not spread evenly, and then sorting them needs as much again. */
  @Test
  void takesRoomForSorting() {
    PartitionedRecords source = records();
    for (int i = 0; i < 1_000; i++) {
      source.add(TOP | i, 0, 0, 0);
    }
    long bytes = SortedPartition.Sorting.words(1_000) * Long.BYTES;
    SortedPartition.Sorting tooSmall = new SortedPartition.Sorting(new RecordMemory(bytes));

    assertThatExceptionOfType(MemoryFullException.class)
        .isThrownBy(() -> tooSmall.take(List.of(source), PARTITION));

    SortedPartition.Sorting roomy =
        new SortedPartition.Sorting(
            new RecordMemory(SortedPartition.Sorting.words(1_125) * Long.BYTES));
    assertThat(roomy.take(List.of(source), PARTITION).records()).isEqualTo(1_000);
  }

  @Test
  void takesItsOwnPartitionOnly() {
    PartitionedRecords source = records();
    source.add(TOP | 5, 6, 7, 8);
    source.add(TOP + (1L << 56), 7, 8, 9);
    source.add(3, 8, 9, 10);

    SortedPartition sorted = sorting.take(List.of(source), PARTITION);

    assertThat(words(sorted, 0)).containsExactly(TOP | 5, 6, 7, 8);
    assertThat(source.records(PARTITION + 1)).isEqualTo(1);
    assertThat(source.records(0)).isEqualTo(1);
  }
}
