package audiencesync.lineads;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * LINE's work on one uploaded file.
 *
 * @param id LINE's id of the job
 * @param fileName the name the file was uploaded under
 * @param status how far LINE is
 * @param failedType why it failed, when it is a plain name of at most 64 characters
 * @param processed how many lines LINE processed correctly, once it says so
 * @param created when it was made, ISO 8601 in the ad account's zone; empty when LINE does not say
 */
public record UploadJob(
    String id,
    String fileName,
    JobStatus status,
    Optional<String> failedType,
    OptionalLong processed,
    String created) {
  public UploadJob {
    failedType = failedType.filter(WireName::isPlain);
  }
}
