package audiencesync.audience;

import java.util.Comparator;

/**
 * Where a row lies that was left out, and why; never what it says. Ordered by input, key, line and
 * reason.
 *
 * @param input the export it belongs to
 * @param key name of its object
 * @param line line on which it begins, counted from 1
 * @param reason label of a {@link RejectionReason} or a {@link RowFault}
 */
public record RejectedRow(Input input, String key, long line, String reason)
    implements Comparable<RejectedRow> {
  private static final Comparator<RejectedRow> ORDER =
      Comparator.comparing(RejectedRow::input)
          .thenComparing(RejectedRow::key)
          .thenComparingLong(RejectedRow::line)
          .thenComparing(RejectedRow::reason);

  @Override
  public int compareTo(RejectedRow other) {
    return ORDER.compare(this, other);
  }
}
