package audiencesync.local.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import audiencesync.local.line.MemberCode.Kind;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * The lines of one kind that an audience holds, each once, in some 40 bytes a line: a million
 * members must fit into a test's heap.
 */
final class MemberSet extends AbstractSet<String> {
  private static final int FIRST_CAPACITY = 16;

  private final Kind kind;
  private long[] codes = new long[FIRST_CAPACITY * MemberCode.LONGS];

  /** Open addressing: the place of a code plus one, or 0. Twice as many slots as places. */
  private int[] slots = new int[FIRST_CAPACITY * 2];

  private int size;

  MemberSet(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  MemberSet copy() {
    MemberSet copy = new MemberSet(kind);
    copy.codes = codes.clone();
    copy.slots = slots.clone();
    copy.size = size;
    return copy;
  }

  void addCode(long[] source, int offset) {
    int slot = slot(source, offset);
    if (slots[slot] != 0) {
      return;
    }
    if ((size + 1) * MemberCode.LONGS > codes.length) {
      grow();
      slot = slot(source, offset);
    }
    System.arraycopy(source, offset, codes, size * MemberCode.LONGS, MemberCode.LONGS);
    size++;
    slots[slot] = size;
  }

  void addAllOf(MemberSet other) {
    for (int i = 0; i < other.size; i++) {
      addCode(other.codes, i * MemberCode.LONGS);
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean contains(Object line) {
    byte[] bytes = String.valueOf(line).getBytes(US_ASCII);
    long[] code = new long[MemberCode.LONGS];
    return MemberCode.encode(bytes, bytes.length, code) == kind && slots[slot(code, 0)] != 0;
  }

  @Override
  public Iterator<String> iterator() {
    return IntStream.range(0, size)
        .mapToObj(i -> MemberCode.decode(kind, codes, i * MemberCode.LONGS))
        .iterator();
  }

  private void grow() {
    codes = Arrays.copyOf(codes, codes.length * 2);
    slots = new int[slots.length * 2];
    for (int i = 0; i < size; i++) {
      slots[slot(codes, i * MemberCode.LONGS)] = i + 1;
    }
  }

  /** The slot that holds a code, or the free one where it belongs. */
  private int slot(long[] source, int offset) {
    int mask = slots.length - 1;
    int slot = hash(source, offset) & mask;
    while (slots[slot] != 0 && !isAt(slots[slot] - 1, source, offset)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int place, long[] source, int offset) {
    int at = place * MemberCode.LONGS;
    return Arrays.equals(
        codes, at, at + MemberCode.LONGS, source, offset, offset + MemberCode.LONGS);
  }

  private static int hash(long[] code, int offset) {
    long mixed = code[offset] * 0x9E3779B97F4A7C15L + code[offset + 1] + code[offset + 2];
    return Long.hashCode(mixed * 0xC2B2AE3D27D4EB4FL);
  }

  /** Nothing that was sent. */
  @Override
  public String toString() {
    return size + " members";
  }
}
