package audiencesync.audience;

import java.util.List;
import java.util.stream.Stream;

/**
 * The first rejected rows of each input, whatever the order in which threads meet them. Each input
 * has half of the list, and what the other leaves of its half: many bad rows in one do not hide
 * those in the other. Bounded, so that a file full of bad rows costs no memory; the counts know
 * them all.
 */
final class FirstRejections {
  static final int LIMIT = 1_000;

  private final FirstRows segment = new FirstRows(LIMIT);
  private final FirstRows identity = new FirstRows(LIMIT);

  void add(Source source, long line, RejectionReason reason) {
    FirstRows rows = of(source.input());
    if (!rows.isFullBefore(source, line)) {
      rows.add(source.row(line, reason.label()));
    }
  }

  void add(Source source, long line, RowFault fault) {
    FirstRows rows = of(source.input());
    if (!rows.isFullBefore(source, line)) {
      rows.add(source.row(line, fault.label()));
    }
  }

  private FirstRows of(Input input) {
    return input == Input.SEGMENT ? segment : identity;
  }

  List<RejectedRow> inOrder() {
    List<RejectedRow> first = segment.inOrder();
    List<RejectedRow> second = identity.inOrder();
    return Stream.concat(
            first.stream().limit(share(second.size())), second.stream().limit(share(first.size())))
        .toList();
  }

  private static int share(int other) {
    return Math.max(LIMIT / 2, LIMIT - other);
  }
}
