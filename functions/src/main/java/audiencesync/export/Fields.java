package audiencesync.export;

import java.nio.charset.StandardCharsets;

/**
 * The needed fields of one row, as slices of a text: a cursor that is filled again for every row. A
 * field stands in the slot that {@link NeededColumns} gives its column.
 */
final class Fields {
  byte[] text = new byte[0];
  final int[] starts;
  final int[] ends;

  /** One slot more than there are columns: {@link NeededColumns#NONE} is always empty. */
  Fields(int columns) {
    starts = new int[columns + 1];
    ends = new int[columns + 1];
  }

  /**
   * Writing a reference costs more than seeing that it is the same: processors share what is noted.
   */
  void setText(byte[] next) {
    if (text != next) {
      text = next;
    }
  }

  String value(int slot) {
    return new String(text, starts[slot], ends[slot] - starts[slot], StandardCharsets.UTF_8);
  }
}
