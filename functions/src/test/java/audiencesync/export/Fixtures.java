package audiencesync.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Files that {@code make_fixtures.py} wrote with other people's writers. */
final class Fixtures {
  private Fixtures() {}

  static byte[] parquet(String name) {
    return read("parquet/" + name + ".parquet");
  }

  static byte[] zstd(String name) {
    return read("zstd/" + name);
  }

  static byte[] gzip(String name) {
    return read("gzip/" + name);
  }

  private static byte[] read(String path) {
    try (InputStream file =
        Objects.requireNonNull(Fixtures.class.getResourceAsStream(path), path)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
