package audiencesync.sync.work;

import audiencesync.sync.report.MaskedSample;
import java.util.List;

/** The first rows of each input, masked: what a dry run shows. */
public record Samples(int version, List<MaskedSample> samples) {
  public Samples {
    samples = List.copyOf(samples);
  }
}
