package audiencesync.audience;

import java.util.List;
import java.util.stream.IntStream;

/** Where joined rows become identifiers, whichever sinks they come from. */
final class IdentifierIntake {
  private final FirstRejections rejections = new FirstRejections();
  private final RecordForm form;
  private final RecordMemory memory;
  private final Pool<Workbench> benches;

  IdentifierIntake(IdentifierRule rule, RecordMemory memory) {
    this.form = RecordForm.of(rule);
    this.memory = memory;
    this.benches = new Pool<>(() -> new Workbench(rule, memory));
  }

  FirstRejections rejections() {
    return rejections;
  }

  /** Judges the selected rows of a batch; several threads may, each with its own sink. */
  void take(RowBatch batch, IdentifierSink sink) {
    Workbench bench = benches.take();
    for (int i = 0; i < batch.selected(); i++) {
      int row = batch.selectedRow(i);
      Verdict verdict = bench.judge(batch.text(), batch.start(row), batch.end(row));
      sink.judged(verdict, batch.line(row));
    }
    bench.store();
    benches.giveBack(bench);
  }

  /** Every identifier taken in, in order and once; nothing is left here afterwards. */
  SortedIdentifiers sort() {
    memory.forgetSpare();
    List<PartitionedRecords> sources = benches.all().stream().map(Workbench::records).toList();
    Pool<SortedPartition.Sorting> rooms = new Pool<>(() -> new SortedPartition.Sorting(memory));
    SortedPartition[] partitions =
        IntStream.range(0, PartitionedRecords.PARTITIONS)
            .parallel()
            .mapToObj(partition -> sorted(partition, sources, rooms))
            .toArray(SortedPartition[]::new);
    return new SortedIdentifiers(form, partitions);
  }

  private static SortedPartition sorted(
      int partition, List<PartitionedRecords> sources, Pool<SortedPartition.Sorting> rooms) {
    SortedPartition.Sorting room = rooms.take();
    SortedPartition sorted = room.take(sources, partition);
    rooms.giveBack(room);
    return sorted;
  }
}
