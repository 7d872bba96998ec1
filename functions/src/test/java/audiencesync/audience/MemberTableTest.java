package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of members beside a set of the same fingerprints. */
final class MemberTableTest {
  private static final int PARTITION = 0xAB;
  private static final long TOP = (long) PARTITION << 56;

  private final Random random = new Random(6);

  private record Pair(long first, long second) {}

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 100, 20_000})
  void findsItsMembersAndNobodyElse(int size) {
    assertLookUps(size, word -> word >>> 8);
  }

  /** First words that are the same or neighbours, and those that belong to the very last slot. */
  @ParameterizedTest
  @ValueSource(ints = {2, 40, 2_000})
  void findsWhatCrowdsTogether(int size) {
    assertLookUps(size, word -> word & 0x1F);
    assertLookUps(size, word -> (-1L >>> 8) - (word & 0x1F));
    assertLookUps(size, word -> (word >>> 8) & ~(-1L >>> 13));
  }

  private void assertLookUps(int size, LongUnaryOperator firstWords) {
    List<PartitionedRecords> sources = List.of(records(), records());
    Set<Pair> members = new HashSet<>();
    for (int i = 0; i < size; i++) {
      Pair pair = pair(firstWords);
      int times = 1 + random.nextInt(2);
      for (int time = 0; time < times; time++) {
        sources.get(random.nextInt(2)).add(pair.first(), pair.second());
      }
      members.add(pair);
    }
    long records = sources.stream().mapToLong(source -> source.records(PARTITION)).sum();

    MemberTable table = MemberTable.take(sources, PARTITION, size);

    assertThat(table.size()).isEqualTo(new Distinct(records, members.size()));
    assertThat(sources).allMatch(source -> source.records(PARTITION) == 0);
    assertThat(table.unseen()).isEqualTo(members.size());
    for (int i = 0; i < 2 * size; i++) {
      Pair other = pair(firstWords);
      if (!members.contains(other)) {
        assertThat(isSeen(table, other)).isFalse();
      }
    }
    assertThat(table.unseen()).isEqualTo(members.size());
    int seen = 0;
    for (Pair member : members) {
      assertThat(isSeen(table, member)).isTrue();
      assertThat(isSeen(table, member)).isTrue();
      seen++;
      assertThat(table.unseen()).isEqualTo(members.size() - seen);
      if (seen == 50) {
        return;
      }
    }
  }

  private Pair pair(LongUnaryOperator belowTop) {
    long first = TOP | belowTop.applyAsLong(random.nextLong());
    return new Pair(first & ~Fingerprint.FREE_BIT, random.nextLong() & ~Fingerprint.FREE_BIT);
  }

  private static boolean isSeen(MemberTable table, Pair pair) {
    return table.see(table.locate(pair.first()), pair.first(), pair.second());
  }

  /** A segment may name everybody many times: what remains is as small as if it did not. */
  @Test
  void keepsNoRoomForWhatWasNamedAgain() {
    PartitionedRecords once = records();
    PartitionedRecords often = records();
    for (int i = 0; i < 1_000; i++) {
      Pair pair = pair(word -> word >>> 8);
      once.add(pair.first(), pair.second());
      for (int time = 0; time < 10; time++) {
        often.add(pair.first(), pair.second());
      }
    }

    MemberTable named = MemberTable.take(List.of(once), PARTITION, 1_000);
    MemberTable renamed = MemberTable.take(List.of(often), PARTITION, 10_000);

    assertThat(renamed.bytes()).isEqualTo(named.bytes());
    assertThat(named.bytes() / 1_000).isLessThanOrEqualTo(15);
    assertThat(renamed.size()).isEqualTo(new Distinct(10_000, 1_000));
  }

  /** A user id such as "0" may stand in every other row: all of its rows are in one partition. */
  @Test
  void takesNoRoomForTheRowsOfSomebodyWhoIsNamedAgainAndAgain() {
    PartitionedRecords records = records();
    Pair often = pair(word -> word >>> 8);
    for (int i = 0; i < 400_000; i++) {
      Pair pair = i % 400 == 0 ? pair(word -> word >>> 8) : often;
      records.add(pair.first(), pair.second());
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    MemberTable table = MemberTable.take(List.of(records), PARTITION, 800);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(400_000);
    assertThat(table.size()).isEqualTo(new Distinct(400_000, 1_001));
    assertThat(table.bytes() / 1_000).isLessThanOrEqualTo(30);
    assertThat(isSeen(table, often)).isTrue();
  }

  private static PartitionedRecords records() {
    return new PartitionedRecords(2, new RecordMemory(Long.MAX_VALUE));
  }
}
