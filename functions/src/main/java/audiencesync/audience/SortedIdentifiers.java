package audiencesync.audience;

import java.util.Arrays;
import java.util.HexFormat;

/** Every identifier once, in ascending order. Rank 0 is the first. */
final class SortedIdentifiers {
  /** Digits of pi: any constants do, if they never change. */
  private static final long FIRST_SEED = 0x243F6A8885A308D3L;

  private static final long FIRST_FACTOR = 0x13198A2E03707345L;
  private static final long SECOND_SEED = 0xA4093822299F31D0L;
  private static final long SECOND_FACTOR = 0x082EFA98EC4E6C89L;

  private final RecordForm form;
  private final SortedPartition[] partitions;
  private final Distinct size;

  SortedIdentifiers(RecordForm form, SortedPartition[] partitions) {
    this.form = form;
    this.partitions = partitions;
    this.size = Distinct.sum(Arrays.stream(partitions).map(SortedPartition::size));
  }

  Distinct size() {
    return size;
  }

  int lineBytes() {
    return form.lineBytes();
  }

  /** A run of identifiers as text. */
  IdentifierLines lines(long firstRank, long lines) {
    return new IdentifierLines(form, new RecordCursor(partitions, firstRank, lines));
  }

  /** 32 hex digits made from a run of identifiers, their number and their form. */
  String mark(long firstRank, long lines) {
    long first = FIRST_SEED ^ lines;
    long second = SECOND_SEED ^ form.lineBytes();
    RecordCursor cursor = new RecordCursor(partitions, firstRank, lines);
    while (cursor.next()) {
      long[] words = cursor.words();
      int end = cursor.position() + RecordOrder.WIDTH;
      for (int at = cursor.position(); at < end; at++) {
        first = Fold.fold(first ^ words[at], FIRST_FACTOR);
        second = Fold.fold(second ^ words[at], SECOND_FACTOR);
      }
    }
    return HexFormat.of().toHexDigits(first) + HexFormat.of().toHexDigits(second);
  }
}
