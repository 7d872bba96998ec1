package audiencesync.sync;

import audiencesync.lineads.CustomAudience;
import audiencesync.lineads.LineAdsClient;
import audiencesync.lineads.UploadJob;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks LINE whether it has a file of ours: by the file's name, in the list of upload jobs. */
final class SentFiles {
  private final LineAdsClient line;

  SentFiles(LineAdsClient line) {
    this.line = line;
  }

  /** The upload job of a file sent to an audience, the latest if there are several. */
  Optional<UploadJob> job(String audienceId, String fileName) {
    return line.uploadJobs(audienceId).stream()
        .filter(job -> job.fileName().equals(fileName))
        .max(Comparator.comparing(UploadJob::created));
  }

  /** The audience that a file has reached, if it is one of the candidates. */
  Optional<CustomAudience> holder(List<CustomAudience> candidates, String fileName) {
    return candidates.stream().filter(a -> job(a.id(), fileName).isPresent()).findFirst();
  }
}
