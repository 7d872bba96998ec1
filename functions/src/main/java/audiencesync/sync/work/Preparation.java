package audiencesync.sync.work;

import audiencesync.audience.Chunk;
import audiencesync.audience.Counts;
import audiencesync.audience.RejectedRow;
import audiencesync.export.ReadSummary;
import java.util.List;
import java.util.Objects;

/**
 * What came of the inputs.
 *
 * @param rejectedRows the first of them, without their values
 * @param inputs what was read, as it was recognised
 * @param doubts what may have been read otherwise than it was meant, in words
 * @param chunks the files to send
 */
public record Preparation(
    int version,
    Counts counts,
    List<RejectedRow> rejectedRows,
    List<ReadSummary> inputs,
    List<String> doubts,
    List<Chunk> chunks) {
  public Preparation {
    rejectedRows = List.copyOf(rejectedRows);
    inputs = List.copyOf(inputs);
    // Earlier releases did not write them.
    doubts = List.copyOf(Objects.requireNonNullElse(doubts, List.of()));
    chunks = List.copyOf(chunks);
  }
}
