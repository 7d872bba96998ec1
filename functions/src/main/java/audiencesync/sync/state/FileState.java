package audiencesync.sync.state;

import audiencesync.audience.Chunk;
import audiencesync.lineads.UploadAction;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One file of an upload.
 *
 * @param number counted from 1
 * @param mark tells contents apart (see {@link Chunk#mark})
 * @param fileName by which LINE's upload jobs are searched for it; one name is one attempt
 * @param uploadJobId LINE's, once seen
 * @param processed LINE's count of identifiers "processed correctly", once finished
 * @param looks how often LINE was asked in vain for what may have arrived; null when it was not
 */
public record FileState(
    int number,
    long lines,
    long bytes,
    String mark,
    UploadAction action,
    String fileName,
    FileStatus status,
    @Nullable String uploadJobId,
    @Nullable Long processed,
    @Nullable Integer looks) {

  /** A file that has yet to be sent, in a first or a further attempt. */
  public static FileState planned(Chunk chunk, UploadAction action, String runId) {
    return new FileState(
        chunk.number(),
        chunk.lines(),
        chunk.bytes(),
        chunk.mark(),
        action,
        fileName(runId, chunk),
        FileStatus.PLANNED,
        null,
        null,
        null);
  }

  private static String fileName(String runId, Chunk chunk) {
    return runId + "-" + chunk.number() + "of" + chunk.of() + ".csv";
  }

  /** The same file, that far. */
  public FileState with(FileStatus next) {
    return new FileState(
        number, lines, bytes, mark, action, fileName, next, uploadJobId, processed, null);
  }

  /** The same file, after one more look for something of it at LINE that found nothing. */
  public FileState lookedForInVain() {
    return new FileState(
        number,
        lines,
        bytes,
        mark,
        action,
        fileName,
        status,
        uploadJobId,
        processed,
        vainLooks() + 1);
  }

  /** How many looks for it have found nothing. */
  public int vainLooks() {
    return looks == null ? 0 : looks;
  }

  /** The same file with what LINE says of its upload job. */
  public FileState ended(FileStatus next, String jobId, OptionalLong count) {
    Long known = count.isPresent() ? (Long) count.getAsLong() : null;
    return new FileState(number, lines, bytes, mark, action, fileName, next, jobId, known, null);
  }

  /** Whether LINE is not known to have it. */
  public boolean isToBeSent() {
    return status == FileStatus.PLANNED || status == FileStatus.SENDING;
  }

  /** Whether LINE may be working on it. */
  public boolean inFlight() {
    return status == FileStatus.SENDING || status == FileStatus.ACCEPTED;
  }
}
