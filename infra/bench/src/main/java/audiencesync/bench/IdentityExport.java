package audiencesync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An identity export in memory. */
public final class IdentityExport {
  private IdentityExport() {}

  /** One with so many rows: user id, e-mail, phone, time, flag. */
  public static byte[] of(Form form, int rows) throws IOException {
    Path folder = Files.createTempDirectory("line-audience-sync-kernel-");
    Dataset data = new Dataset(folder, rows, 1);
    try {
      data.make(form);
      return Files.readAllBytes(data.identity(form));
    } finally {
      Files.deleteIfExists(data.segment(form));
      Files.deleteIfExists(data.identity(form));
      Files.delete(folder);
    }
  }
}
