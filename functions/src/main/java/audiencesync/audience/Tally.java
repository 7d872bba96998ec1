package audiencesync.audience;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one sink counted. Written by the sink's thread, read when its input is complete. */
@SuppressWarnings("EnumOrdinal") // Every row is counted here; the positions never leave this class.
final class Tally {
  long rows;
  long filteredOut;
  long missingUserId;
  long notInSegment;
  long joined;
  private final long[] faults = new long[RowFault.values().length];
  private final long[] verdicts = new long[Verdict.values().length];

  void add(RowFault fault) {
    faults[fault.ordinal()]++;
  }

  void add(Verdict verdict) {
    verdicts[verdict.ordinal()]++;
  }

  static Tally sum(List<Tally> parts) {
    Tally sum = new Tally();
    for (Tally part : parts) {
      sum.add(part);
    }
    return sum;
  }

  private void add(Tally part) {
    rows += part.rows;
    filteredOut += part.filteredOut;
    missingUserId += part.missingUserId;
    notInSegment += part.notInSegment;
    joined += part.joined;
    addEach(faults, part.faults);
    addEach(verdicts, part.verdicts);
  }

  private static void addEach(long[] sums, long[] parts) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += parts[i];
    }
  }

  long count(Verdict verdict) {
    return verdicts[verdict.ordinal()];
  }

  long broken() {
    long sum = 0;
    for (long count : faults) {
      sum += count;
    }
    return sum;
  }

  Map<RowFault, Long> faults() {
    Map<RowFault, Long> counts = new EnumMap<>(RowFault.class);
    for (RowFault fault : RowFault.values()) {
      counts.put(fault, faults[fault.ordinal()]);
    }
    return counts;
  }

  Map<RejectionReason, Long> rejections() {
    Map<RejectionReason, Long> counts = new EnumMap<>(RejectionReason.class);
    for (Verdict verdict : Verdict.values()) {
      verdict.rejection().ifPresent(reason -> counts.put(reason, count(verdict)));
    }
    return counts;
  }
}
