package audiencesync.sync.report;

import audiencesync.sync.connector.ReportLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a connector reads, as far as it was looked into; nothing was counted, nobody was called.
 *
 * @param shownAt when it was looked
 * @param inputs every file; of those that were looked into, how they were understood
 * @param sample the first rows, masked
 * @param warnings what a run may be refused with, or may read otherwise than is meant; in English
 * @param refusals what a run would be refused with; in English
 * @param previous the connector's last success
 */
public record ReportedPreview(
    String connector,
    ReportLanguage language,
    Instant shownAt,
    List<ReportedInput> inputs,
    List<MaskedSample> sample,
    List<String> warnings,
    List<String> refusals,
    Optional<PreviousRun> previous) {
  public ReportedPreview {
    inputs = List.copyOf(inputs);
    sample = List.copyOf(sample);
    warnings = List.copyOf(warnings);
    refusals = List.copyOf(refusals);
  }
}
