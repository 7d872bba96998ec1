package audiencesync.audience;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;

/**
 * The members of one partition: a table of fingerprints that is probed from where a fingerprint
 * belongs by its value, in ascending order, so that a look-up ends at the first one that is larger.
 * Five sixths are filled: most look-ups stay within 64 bytes.
 *
 * <p>Of a fingerprint, a slot keeps three ints. The partition's bits are left out, because the
 * partition tells them: its <em>head</em>, two ints, is the rest of the first word and the top byte
 * of the second; its <em>tail</em>, one int, is the next 31 bits of the second.
 *
 * <p>Fingerprints are keyed by secrets, so that no export can crowd them together.
 *
 * <p>Built by one thread; asked by several at once. Asking changes nothing but one bit of a member,
 * the last of its tail: that an identity row was seen. It is only ever set, and setting it writes
 * the same int whoever does it, so that threads need not take turns; opaque access keeps each read
 * and write whole.
 */
final class MemberTable {
  private static final VarHandle INT = MethodHandles.arrayElementVarHandle(int[].class);

  /** Words of a fingerprint where it comes from. */
  static final int WIDTH = 2;

  /** Ints of a slot. */
  private static final int SLOT = 3;

  private static final int TAIL = 2;

  private static final int SEEN = 1;

  /** What a slot is filled with that has no member; a head of this is larger than all others. */
  private static final int EMPTY = -1;

  private static final long EMPTY_HEAD = -1;

  /** Ints of a processor's cache line. */
  private static final int CACHE_LINE = 16;

  /** No member. */
  static final MemberTable NONE = new MemberTable(0, 0);

  /** Slots behind the last one in which a fingerprint can belong; more when they are used up. */
  private static final int OVERHANG = 32;

  private final int taken;
  private int capacity;
  private int slots;
  private int members;
  private int[] ints = {};

  /**
   * @param taken records that go in
   * @param capacity how many members there are slots for at first
   */
  private MemberTable(int taken, int capacity) {
    this.taken = taken;
    resize(capacity);
  }

  /** How many slots there are for so many records: of six, one stays empty. */
  private static long slots(long records) {
    return records + records / 5;
  }

  /** What the tables of all partitions take for so many records, evenly spread. */
  static long bytes(long records) {
    long overhang = PartitionedRecords.PARTITIONS * (1L + OVERHANG);
    return records == 0 ? 0 : (slots(records) + overhang) * SLOT * Integer.BYTES;
  }

  /**
   * Takes one partition out of its sources, which forget it.
   *
   * @param usual records of a partition when they are evenly spread, as members are; of somebody
   *     who is named again and again there may be far more, for which no room is needed
   */
  static MemberTable take(List<PartitionedRecords> sources, int partition, int usual) {
    int records = PartitionedRecords.count(sources, partition, 2 * SLOT);
    MemberTable table = new MemberTable(records, Math.min(records, usual + usual / 8 + OVERHANG));
    for (PartitionedRecords source : sources) {
      source.visit(partition, table::addAll);
      source.clear(partition);
    }
    if (table.members < table.capacity / 2) {
      table.resize(table.members);
    }
    return table;
  }

  /** With slots for so many members, and some that stay empty. */
  private void resize(int capacity) {
    int[] before = ints;
    this.capacity = capacity;
    slots = (int) slots(capacity) + 1;
    ints = new int[(slots + OVERHANG) * SLOT];
    Arrays.fill(ints, EMPTY);
    members = 0;
    for (int at = 0; at < before.length; at += SLOT) {
      long head = head(before, at);
      if (head != EMPTY_HEAD) {
        add(head, before[at + TAIL]);
      }
    }
  }

  private void addAll(long[] records, int end) {
    for (int i = 0; i < end; i += WIDTH) {
      add(headOf(records[i], records[i + 1]), tailOf(records[i + 1]));
    }
  }

  /** Never {@link #EMPTY_HEAD}, because of the bit that the first word leaves free. */
  private static long headOf(long first, long second) {
    return first << PartitionedRecords.PARTITION_BITS
        | second >>> (Long.SIZE - PartitionedRecords.PARTITION_BITS);
  }

  private static int tailOf(long second) {
    return (int) (second >>> (Integer.SIZE - PartitionedRecords.PARTITION_BITS)) & ~SEEN;
  }

  private void add(long head, int tail) {
    int at = firstNotBelow(begin(head), head);
    while (head(at) == head) {
      if (ints[at + TAIL] == tail) {
        return;
      }
      at += SLOT;
    }
    insert(at, head, tail);
    members++;
    if (members > capacity) {
      resize((int) Math.min(2L * members, taken));
    }
  }

  private long head(int at) {
    return head(ints, at);
  }

  private static long head(int[] ints, int at) {
    return (long) ints[at] << Integer.SIZE | Integer.toUnsignedLong(ints[at + 1]);
  }

  private int firstNotBelow(int begin, long head) {
    int at = begin;
    while (Long.compareUnsigned(head(at), head) < 0) {
      at += SLOT;
    }
    return at;
  }

  /** What is there moves on by a slot, up to an empty one. The last slot stays empty. */
  private void insert(int slot, long head, int tail) {
    int end = slot;
    while (head(end) != EMPTY_HEAD) {
      end += SLOT;
    }
    System.arraycopy(ints, slot, ints, slot + SLOT, end - slot);
    ints[slot] = (int) (head >>> Integer.SIZE);
    ints[slot + 1] = (int) head;
    ints[slot + TAIL] = tail;
    if (end + SLOT == ints.length) {
      ints = Arrays.copyOf(ints, ints.length + OVERHANG * SLOT);
      Arrays.fill(ints, end + SLOT, ints.length, EMPTY);
    }
  }

  /** Where in the table a look-up of a fingerprint begins, by its first word. */
  int locate(long first) {
    return begin(first << PartitionedRecords.PARTITION_BITS);
  }

  private int begin(long head) {
    return (int) (((head >>> Integer.SIZE) * slots) >>> Integer.SIZE) * SLOT;
  }

  /** Reads what a look-up nearly always needs: the 64 bytes where it begins, and the next ones. */
  int fetch(int begin) {
    return ints[begin] ^ ints[begin + CACHE_LINE];
  }

  /** Whether it is a member, of whom an identity row is seen herewith. */
  boolean see(int begin, long first, long second) {
    long head = headOf(first, second);
    int tail = tailOf(second);
    for (int at = firstNotBelow(begin, head); head(at) == head; at += SLOT) {
      int found = (int) INT.getOpaque(ints, at + TAIL);
      if ((found & ~SEEN) == tail) {
        if (found == tail) {
          INT.setOpaque(ints, at + TAIL, tail | SEEN);
        }
        return true;
      }
    }
    return false;
  }

  /** Members of whom no identity row was seen. */
  long unseen() {
    long unseen = 0;
    for (int at = 0; at < ints.length; at += SLOT) {
      unseen += head(at) == EMPTY_HEAD ? 0 : ~ints[at + TAIL] & SEEN;
    }
    return unseen;
  }

  long bytes() {
    return (long) ints.length * Integer.BYTES;
  }

  /** Records that went in, and members that they make. */
  Distinct size() {
    return new Distinct(taken, members);
  }
}
