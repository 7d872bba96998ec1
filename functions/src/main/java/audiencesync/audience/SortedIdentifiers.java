package audiencesync.audience;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/**
 * Every identifier once, in ascending order. Rank 0 is the first.
 *
 * <p>Partitions follow one another by their top byte, so that all of them together are in order.
 */
final class SortedIdentifiers {
  private static final int BUFFER_BYTES = 1 << 19;
  private static final int WIDTH = Staging.ORDER.width();

  /** Digits of pi: any constants do, if they never change. */
  private static final long MARK_SEED = 0x243F6A8885A308D3L;

  private static final long MARK_FACTOR = 0x13198A2E03707345L;
  private static final long MARK_SECOND_SEED = 0xA4093822299F31D0L;
  private static final long MARK_SECOND_FACTOR = 0x082EFA98EC4E6C89L;

  private final RecordForm form;
  private final SortedPartition[] partitions;
  private final Distinct size;

  SortedIdentifiers(RecordForm form, SortedPartition[] partitions) {
    this.form = form;
    this.partitions = partitions;
    this.size = Distinct.of(partitions);
  }

  Distinct size() {
    return size;
  }

  int lineBytes() {
    return form.lineBytes();
  }

  /** Writes identifiers, one a line, half a megabyte at a time. */
  void write(long firstRank, long lines, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    int used = 0;
    Cursor cursor = new Cursor(firstRank);
    for (long left = lines; left > 0; left--) {
      cursor.next();
      form.write(cursor.words, cursor.at, buffer, used);
      used += form.lineBytes();
      if (used > BUFFER_BYTES - form.lineBytes()) {
        out.write(buffer, 0, used);
        used = 0;
      }
    }
    out.write(buffer, 0, used);
  }

  /** 32 hex digits made from these identifiers, their number and their form. */
  String mark(long firstRank, long lines) {
    long first = MARK_SEED ^ lines;
    long second = MARK_SECOND_SEED ^ form.lineBytes();
    Cursor cursor = new Cursor(firstRank);
    for (long left = lines; left > 0; left--) {
      cursor.next();
      for (int k = 0; k < WIDTH; k++) {
        long word = cursor.words[cursor.at + k];
        first = Fold.fold(first ^ word, MARK_FACTOR);
        second = Fold.fold(second ^ word, MARK_SECOND_FACTOR);
      }
    }
    return HexFormat.of().toHexDigits(first) + HexFormat.of().toHexDigits(second);
  }

  /** Walks from record to record, across partitions. Before the first one until told to go on. */
  private final class Cursor {
    private int partition;
    private long[] words;
    private int at;

    Cursor(long firstRank) {
      long skipped = firstRank;
      while (partition < partitions.length - 1 && skipped >= partitions[partition].records()) {
        skipped -= partitions[partition].records();
        partition++;
      }
      words = partitions[partition].words();
      at = (int) ((skipped - 1) * WIDTH);
    }

    void next() {
      at += WIDTH;
      while (at == words.length) {
        partition++;
        words = partitions[partition].words();
        at = 0;
      }
    }
  }
}
