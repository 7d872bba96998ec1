package audiencesync.audience;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/**
 * The members of one partition: a table of fingerprints that is probed from where a fingerprint
 * belongs by its value, in ascending order of first words, so that a look-up ends at the first one
 * that is larger. Four fifths are filled: most look-ups stay within 64 bytes.
 *
 * <p>Fingerprints are keyed by secrets, so that no export can crowd them together.
 *
 * <p>Built by one thread; asked by several at once. Asking changes nothing but one bit of a member,
 * {@link Fingerprint#FREE_BIT} of its second word: that an identity row was seen. It is only ever
 * set, and setting it writes the same word whoever does it, so that threads need not take turns;
 * opaque access keeps each read and write whole.
 */
final class MemberTable {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  /** Words of a fingerprint. */
  static final int WIDTH = 2;

  /** Bits of a first word, those below the partition's, that say where it belongs. */
  private static final int PROBE_BITS = 31;

  private static final long SEEN = Fingerprint.FREE_BIT;

  /** Larger than the first word of every fingerprint, in unsigned comparison. */
  private static final long EMPTY = -1;

  /** Words of a processor's cache line. */
  private static final int CACHE_LINE = 8;

  /** No member. */
  static final MemberTable NONE = new MemberTable(0, 0);

  /** Slots behind the last one in which a fingerprint can belong; more when they are used up. */
  private static final int OVERHANG = 32;

  private final int slots;
  private final int taken;
  private int members;
  private long[] words;

  /** With slots for a number of records, and some that stay empty. */
  private MemberTable(int records, int taken) {
    this.taken = taken;
    this.slots = records + (int) emptySlots(records) + 1;
    this.words = empty(slots + OVERHANG);
  }

  /** How many slots stay empty beside so many records: of five, one. */
  static long emptySlots(long records) {
    return records / 4;
  }

  private static long[] empty(int slots) {
    long[] words = new long[slots * WIDTH];
    Arrays.fill(words, EMPTY);
    return words;
  }

  /** Takes one partition out of its sources, which forget it. */
  static MemberTable take(List<PartitionedRecords> sources, int partition) {
    int records = PartitionedRecords.count(sources, partition, 2 * WIDTH);
    MemberTable table = new MemberTable(records, records);
    for (PartitionedRecords source : sources) {
      source.visit(partition, table::addAll);
      source.clear(partition);
    }
    return table.members < records / 2 ? table.compacted() : table;
  }

  /** The same in less memory, for a segment that names most of its members several times. */
  private MemberTable compacted() {
    MemberTable smaller = new MemberTable(members, taken);
    smaller.addAll(words, words.length);
    return smaller;
  }

  private void addAll(long[] records, int end) {
    for (int i = 0; i < end; i += WIDTH) {
      if (records[i] != EMPTY) {
        add(records[i], records[i + 1]);
      }
    }
  }

  private void add(long first, long second) {
    int at = firstNotBelow(begin(first), first);
    while (words[at] == first) {
      if (words[at + 1] == second) {
        return;
      }
      at += WIDTH;
    }
    insert(at, first, second);
    members++;
  }

  private int firstNotBelow(int begin, long first) {
    int at = begin;
    while (Long.compareUnsigned(words[at], first) < 0) {
      at += WIDTH;
    }
    return at;
  }

  /** What is there moves on to the next slots, up to an empty one. The last slot stays empty. */
  private void insert(int slot, long first, long second) {
    int at = slot;
    long movedFirst = first;
    long movedSecond = second;
    while (movedFirst != EMPTY) {
      long nextFirst = words[at];
      long nextSecond = words[at + 1];
      words[at] = movedFirst;
      words[at + 1] = movedSecond;
      movedFirst = nextFirst;
      movedSecond = nextSecond;
      at += WIDTH;
    }
    if (at == words.length) {
      words = Arrays.copyOf(words, at + OVERHANG * WIDTH);
      Arrays.fill(words, at, words.length, EMPTY);
    }
  }

  /** Where in the table a look-up of a fingerprint begins. */
  int begin(long first) {
    long below = first << PartitionedRecords.PARTITION_BITS >>> (Long.SIZE - PROBE_BITS);
    return (int) ((below * slots) >>> PROBE_BITS) * WIDTH;
  }

  /** Reads what a look-up nearly always needs: the 64 bytes where it begins, and the next ones. */
  long fetch(int begin) {
    return words[begin] ^ words[begin + CACHE_LINE];
  }

  /** Whether it is a member, of whom an identity row is seen herewith. */
  boolean see(int begin, long first, long second) {
    for (int at = firstNotBelow(begin, first); words[at] == first; at += WIDTH) {
      long found = (long) WORD.getOpaque(words, at + 1);
      if ((found & ~SEEN) == second) {
        if (found == second) {
          WORD.setOpaque(words, at + 1, second | SEEN);
        }
        return true;
      }
    }
    return false;
  }

  /** Members of whom no identity row was seen. */
  long unseen() {
    long unseen = 0;
    for (int at = 0; at < words.length; at += WIDTH) {
      unseen += words[at] == EMPTY ? 0 : ~words[at + 1] & SEEN;
    }
    return unseen;
  }

  long bytes() {
    return (long) words.length * Long.BYTES;
  }

  /** Records that went in, and members that they make. */
  Distinct size() {
    return new Distinct(taken, members);
  }
}
