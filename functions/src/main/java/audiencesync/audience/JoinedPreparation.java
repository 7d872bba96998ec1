package audiencesync.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The segment says who, the identity export says with which identifier. */
final class JoinedPreparation implements Preparation {
  private final RecordMemory memory;
  private final MemberCollection collection;
  private final IdentifierIntake intake;
  private final List<MemberSink> segmentSinks = new ArrayList<>();
  private final List<IdentifierSink> identitySinks = new ArrayList<>();

  /** There from the first request for an identity sink on. */
  private Optional<MemberSet> members = Optional.empty();

  JoinedPreparation(IdentifierRule rule, RecordMemory memory) {
    this.memory = memory;
    this.collection = new MemberCollection(memory);
    this.intake = new IdentifierIntake(rule, memory);
  }

  @Override
  public RowSink segmentRows(String key) {
    if (members.isPresent()) {
      throw new IllegalStateException(
          "the segment is complete: all of its rows go before the first identity row, those of "
              + key
              + " too");
    }
    MemberSink sink = new MemberSink(key, collection, intake.rejections());
    segmentSinks.add(sink);
    return sink;
  }

  @Override
  public RowSink identityRows(String key) {
    Source source = new Source(Input.IDENTITY, key);
    IdentifierSink sink = new IdentifierSink(source, completeSegment(), intake);
    identitySinks.add(sink);
    return sink;
  }

  private MemberSet completeSegment() {
    if (members.isEmpty()) {
      segmentSinks.forEach(CountingSink::close);
      members = Optional.of(collection.toSet());
    }
    return members.get();
  }

  @Override
  public PreparedAudience finish() {
    MemberSet segment = completeSegment();
    Tally segmentTally = Tally.sum(segmentSinks.stream().map(CountingSink::close).toList());
    Tally identityTally = Tally.sum(identitySinks.stream().map(CountingSink::close).toList());
    long withoutIdentity = segment.withoutIdentity();
    Distinct size = segment.size();
    memory.giveBack(segment.bytes());
    segment.release();
    SortedIdentifiers identifiers = intake.sort();
    CountSheet sheet =
        new CountSheet(segmentTally, identityTally, size, withoutIdentity, identifiers.size());
    return new PreparedAudience(sheet.counts(), intake.rejections().inOrder(), identifiers);
  }
}
