package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.aws.S3ObjectStore;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.port.StoredVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Parts of one version of an object, through AWS's own client. */
class ObjectPartsTest {
  private static final String KEY = "inbox/users/会員.parquet";
  private static final String OVERWRITTEN =
      KEY
          + " was overwritten or deleted while it was read. Running again reads what is there now; let"
          + " exports end before a run begins.";

  private Path file;
  private LocalS3 s3;
  private S3Client client;
  private S3ObjectStore store;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException {
    file = folder.resolve(KEY);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "0123456789");
    s3 = LocalS3.serve(folder);
    client = Clients.s3(s3.endpoint());
    store = new S3ObjectStore(client, LocalS3.BUCKET);
  }

  @AfterEach
  void stop() {
    client.close();
    s3.close();
  }

  @Test
  void readsPartsInAnyOrder() {
    StoredVersion version = store.version(KEY);
    assertThat(version.bytes()).isEqualTo(10);
    assertThat(part(version, 6, 4)).isEqualTo("6789");
    assertThat(part(version, 0, 1)).isEqualTo("0");
    assertThat(part(version, 2, 5)).isEqualTo("23456");
  }

  @Test
  void refusesAnotherVersion() throws IOException {
    StoredVersion version = store.version(KEY);
    Files.writeString(file, "another, longer");
    assertThatThrownBy(() -> part(version, 0, 4))
        .isInstanceOf(StoreException.class)
        .hasMessage(OVERWRITTEN);
    assertThat(part(store.version(KEY), 0, 4)).isEqualTo("anot");
  }

  @Test
  void refusesVersionThatIsGone() throws IOException {
    StoredVersion version = store.version(KEY);
    Files.delete(file);
    assertThatThrownBy(() -> part(version, 0, 4))
        .isInstanceOf(StoreException.class)
        .hasMessage(OVERWRITTEN);
  }

  private String part(StoredVersion version, long from, int length) {
    ByteBuffer part = ByteBuffer.allocate(length);
    store.read(version, from, part);
    assertThat(part.hasRemaining()).isFalse();
    return new String(part.array(), StandardCharsets.UTF_8);
  }
}
