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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bucket's folder may hold and S3 cannot: symbolic links that lead out of it, nowhere or
 * back to themselves, pipes and other special files. Left where it is, it would be people who are
 * missing without a word, or a reading that never ends. Links to files and folders inside are what
 * they lead to.
 */
final class StrayEntries extends SimpleFileVisitor<Path> {
  private static final String ENDLESS =
      "a symbolic link that leads back to itself or to a folder that it lies in; remove it.";
  private static final String NOWHERE =
      "a symbolic link that leads nowhere; remove it, or copy there what it should lead to.";
  private static final String OUTSIDE =
      "a symbolic link that leads out of that folder, where nothing is read; copy there what it"
          + " leads to, or remove it.";
  private static final String SPECIAL =
      "neither a file nor a folder (a pipe, a socket or a device); remove it.";

  private final Path bucket;
  private final SortedMap<Path, String> found = new TreeMap<>();

  private StrayEntries(Path bucket) {
    this.bucket = bucket;
  }

  /**
   * Looks for one before anything is read.
   *
   * @throws UsageException naming the first one
   */
  static void refuse(Path folder) {
    try {
      StrayEntries entries = new StrayEntries(folder.toRealPath());
      Set<FileVisitOption> follow = Set.of(FileVisitOption.FOLLOW_LINKS);
      Files.walkFileTree(entries.bucket, follow, Integer.MAX_VALUE, entries);
      entries.refuseFirst();
    } catch (IOException e) {
      throw new UsageException(
          "--bucket " + folder + " cannot be read; look at the permissions of what it holds.");
    }
  }

  private void refuseFirst() {
    if (!found.isEmpty()) {
      Path first = found.firstKey();
      String name = Printable.of(bucket.relativize(first).toString());
      throw new UsageException("--bucket holds " + name + ", " + found.get(first));
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
      found.put(folder, ENDLESS);
    } else if (!real.startsWith(bucket)) {
      found.put(folder, OUTSIDE);
    }
    return real.startsWith(bucket) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
  }

  /** A link that could not be followed comes as a link, another one as what it leads to. */
  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      found.put(file, unfollowed(file));
    } else if (attributes.isOther()) {
      found.put(file, SPECIAL);
    } else if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(bucket)) {
      found.put(file, OUTSIDE);
    }
    return FileVisitResult.CONTINUE;
  }

  private static String unfollowed(Path link) {
    try {
      Files.readAttributes(link, BasicFileAttributes.class);
      return NOWHERE;
    } catch (NoSuchFileException e) {
      return NOWHERE;
    } catch (IOException e) {
      return ENDLESS;
    }
  }

  /** What cannot be read is said by who needs it. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    if (failure instanceof FileSystemLoopException) {
      found.put(file, ENDLESS);
    }
    return FileVisitResult.CONTINUE;
  }
}
