package audiencesync.local.cloud;

import java.nio.file.Path;

/** Names what is kept beside a bucket's folder, hidden, because inside it would be an object. */
final class Beside {
  private Beside() {}

  /** {@code .<folder's name>.<what>} in the folder's own parent. */
  static Path of(Path folder, String what) {
    return folder.resolveSibling("." + folder.getFileName() + "." + what);
  }
}
