package audiencesync.sync.work;

import audiencesync.audience.Chunk;
import audiencesync.audience.Counts;
import audiencesync.audience.RejectedRow;
import audiencesync.export.ReadSummary;
import java.util.List;

/**
 * What came of the inputs.
 *
 * @param rejectedRows the first of them, without their values
 * @param inputs what was read, as it was recognised
 * @param chunks the files to send
 */
public record Preparation(
    int version,
    Counts counts,
    List<RejectedRow> rejectedRows,
    List<ReadSummary> inputs,
    List<Chunk> chunks) {
  public Preparation {
    rejectedRows = List.copyOf(rejectedRows);
    inputs = List.copyOf(inputs);
    chunks = List.copyOf(chunks);
  }
}
