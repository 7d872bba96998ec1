package audiencesync.sync.report;

import audiencesync.lineads.JobStatus;
import audiencesync.lineads.UploadAction;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One file for LINE and the upload job that took it.
 *
 * @param number from 1
 * @param lines identifiers in the file
 * @param uploadJobId LINE's id of the job; empty until LINE has shown it
 * @param jobStatus empty until LINE has shown the job
 * @param processed how many identifiers LINE says it processed; empty until it says so
 */
public record ReportedFile(
    int number,
    long lines,
    long bytes,
    UploadAction action,
    Optional<String> uploadJobId,
    Optional<JobStatus> jobStatus,
    OptionalLong processed) {
  /** Whether LINE took the file and has not failed it since. */
  boolean isAccepted() {
    boolean failed = jobStatus.filter(JobStatus.FAILED::equals).isPresent();
    return !failed && (jobStatus.isPresent() || uploadJobId.isPresent());
  }

  boolean isFinished() {
    return jobStatus.filter(JobStatus.FINISHED::equals).isPresent();
  }
}
