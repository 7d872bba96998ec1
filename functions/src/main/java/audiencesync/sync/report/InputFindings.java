package audiencesync.sync.report;

import audiencesync.audience.RejectedRow;
import java.util.List;

/**
 * What a run read and what it found there.
 *
 * @param objects every selected object
 * @param rejectedRows the first of the rows that were left out, with the line but not the value
 * @param sample masked rows; only of a dry run
 * @param doubts what may have been read otherwise than it was meant, in English
 */
public record InputFindings(
    List<ReportedInput> objects,
    List<RejectedRow> rejectedRows,
    List<MaskedSample> sample,
    List<String> doubts) {
  /** Nothing was read. */
  public static final InputFindings NONE = new InputFindings(List.of(), List.of(), List.of());

  public InputFindings {
    objects = List.copyOf(objects);
    rejectedRows = List.copyOf(rejectedRows);
    sample = List.copyOf(sample);
    doubts = List.copyOf(doubts);
  }

  /** Findings that leave no doubt. */
  public InputFindings(
      List<ReportedInput> objects, List<RejectedRow> rejectedRows, List<MaskedSample> sample) {
    this(objects, rejectedRows, sample, List.of());
  }
}
