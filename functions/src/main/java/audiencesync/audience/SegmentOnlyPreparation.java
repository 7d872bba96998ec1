package audiencesync.audience;

import java.util.ArrayList;
import java.util.List;

/** The segment carries the identifier itself: every row of it counts. */
final class SegmentOnlyPreparation implements Preparation {
  private final Everyone everyone;
  private final IdentifierIntake intake;
  private final List<IdentifierSink> sinks = new ArrayList<>();

  SegmentOnlyPreparation(IdentifierRule rule, Everyone everyone, RecordMemory memory) {
    this.everyone = everyone;
    this.intake = new IdentifierIntake(rule, memory);
  }

  @Override
  public RowSink segmentRows(String key) {
    IdentifierSink sink = new IdentifierSink(new Source(Input.SEGMENT, key), everyone, intake);
    sinks.add(sink);
    return sink;
  }

  @Override
  public RowSink identityRows(String key) {
    throw new IllegalStateException(
        "this preparation takes no identity rows: its segment carries the identifier");
  }

  @Override
  public PreparedAudience finish() {
    Tally segment = Tally.sum(sinks.stream().map(CountingSink::close).toList());
    SortedIdentifiers identifiers = intake.sort();
    Counts counts = CountSheet.ofSegmentOnly(segment, identifiers.size()).counts();
    return new PreparedAudience(counts, intake.rejections().inOrder(), identifiers);
  }
}
