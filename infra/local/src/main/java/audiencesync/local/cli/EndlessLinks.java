package audiencesync.local.cli;

import audiencesync.export.Printable;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Symbolic links that lead back to themselves, or to a folder that they lie in: one of them keeps
 * the whole folder from being listed. Other links are the files and folders that they lead to, as
 * long as these lie in the bucket's folder.
 */
final class EndlessLinks extends SimpleFileVisitor<Path> {
  private final Path bucket;
  private final SortedSet<Path> found = new TreeSet<>();

  private EndlessLinks(Path bucket) {
    this.bucket = bucket;
  }

  /**
   * Looks for one before anything is read.
   *
   * @throws UsageException naming the first link that is one
   */
  static void refuse(Path folder) {
    try {
      EndlessLinks links = new EndlessLinks(folder.toRealPath());
      Set<FileVisitOption> follow = Set.of(FileVisitOption.FOLLOW_LINKS);
      Files.walkFileTree(links.bucket, follow, Integer.MAX_VALUE, links);
      links.refuseFirst();
    } catch (IOException e) {
      throw new UsageException(
          "--bucket " + folder + " cannot be read; look at the permissions of what it holds.");
    }
  }

  private void refuseFirst() {
    if (!found.isEmpty()) {
      throw new UsageException(
          "--bucket holds "
              + Printable.of(bucket.relativize(found.first()).toString())
              + ", a symbolic link that leads back to itself or to a folder that it lies in; remove"
              + " it.");
    }
  }

  /** What lies outside is not looked at; a link to it may lead to the bucket all the same. */
  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    if (!Files.isSymbolicLink(folder)) {
      return FileVisitResult.CONTINUE;
    }
    Path real = folder.toRealPath();
    if (bucket.startsWith(real)) {
      found.add(folder);
    }
    return real.startsWith(bucket) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
  }

  /** A link that could not be followed comes as a link. */
  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink() && isEndless(file)) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isEndless(Path link) {
    try {
      Files.readAttributes(link, BasicFileAttributes.class);
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** What cannot be read is said by who needs it. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    if (failure instanceof FileSystemLoopException) {
      found.add(file);
    }
    return FileVisitResult.CONTINUE;
  }
}
