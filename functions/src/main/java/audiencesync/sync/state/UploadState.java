package audiencesync.sync.state;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one upload and how far each has come.
 *
 * @param runId the run that carries it out, or did so last
 * @param precedingFile a file of an earlier, abandoned upload that LINE may still be working on
 */
public record UploadState(
    String runId, UploadMode mode, List<FileState> files, @Nullable String precedingFile) {
  public UploadState {
    files = List.copyOf(files);
  }

  /** The file of that number, counted from 1. */
  public FileState file(int number) {
    return files.get(number - 1);
  }

  /** The same upload with one file changed. */
  public UploadState with(FileState file) {
    List<FileState> changed = new ArrayList<>(files);
    changed.set(file.number() - 1, file);
    return new UploadState(runId, mode, changed, precedingFile);
  }

  /** The same upload with nothing before it that could still be under way. */
  public UploadState withoutPreceding() {
    return new UploadState(runId, mode, files, null);
  }

  /** Whether LINE has worked through every file. */
  public boolean complete() {
    return files.stream().allMatch(file -> file.status() == FileStatus.FINISHED);
  }

  /** Whether a REPLACE has come to its end: nobody else is in the audience. */
  public boolean completeReplace() {
    return mode == UploadMode.REPLACE && complete();
  }

  /** How many lines LINE has taken. */
  public long linesTaken() {
    return lines(EnumSet.of(FileStatus.ACCEPTED, FileStatus.FINISHED));
  }

  /** How many lines LINE has taken, or may have. */
  public long linesPerhapsTaken() {
    return lines(EnumSet.of(FileStatus.SENDING, FileStatus.ACCEPTED, FileStatus.FINISHED));
  }

  private long lines(Set<FileStatus> far) {
    return files.stream()
        .filter(file -> far.contains(file.status()))
        .mapToLong(FileState::lines)
        .sum();
  }

  /** Whether a REPLACE has begun that did not come to its end: the audience lacks people. */
  public boolean incompleteReplace() {
    return mode == UploadMode.REPLACE && !complete() && files.get(0).status() != FileStatus.PLANNED;
  }

  /** The name of the file that LINE may be working on, if any. */
  public Optional<String> inFlight() {
    return files.stream()
        .filter(FileState::inFlight)
        .map(FileState::fileName)
        .findFirst()
        .or(() -> Optional.ofNullable(precedingFile));
  }

  /** Whether another upload has a file of it: goes on with it, that is. */
  public boolean isContinuedBy(UploadState other) {
    return files.stream()
        .map(FileState::fileName)
        .anyMatch(name -> other.files.stream().anyMatch(file -> file.fileName().equals(name)));
  }

  /** What tells its content apart, file by file. */
  public List<String> marks() {
    return files.stream().map(FileState::mark).toList();
  }
}
