package audiencesync.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The edge of a bucket's folder, which neither {@code ..} nor a symbolic link crosses.
 *
 * @param folder its real path
 */
record FolderBound(Path folder) {

  /** The file of a key, which need not exist. */
  Path path(String key) {
    return folder.resolve(key);
  }

  /** Whether the file of a key, or the place where it would be, lies in the folder. */
  boolean holds(String key) {
    Path path = path(key);
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    try {
      return path.toRealPath().startsWith(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot resolve " + key, e);
    }
  }

  /** Answers as if there were nothing outside. */
  void require(String key) {
    if (!holds(key)) {
      throw NoSuchKeyException.builder().statusCode(404).message("outside the bucket").build();
    }
  }
}
