package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.aws.S3ObjectStore;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 has done what it was asked for, and the connection breaks before its answer: AWS's client then
 * asks once more, and is told that something is there.
 */
@Tag("fault")
class RepeatedPutTest {
  private LocalS3 s3;
  private BreakingRelay relay;
  private S3Client client;
  private ObjectStore store;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    s3 = LocalS3.serve(Files.createDirectory(folder.resolve("bucket")));
    relay = new BreakingRelay(s3.endpoint().getPort());
    client = Clients.s3(relay.endpoint());
    store = new S3ObjectStore(client, LocalS3.BUCKET);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    relay.close();
    s3.close();
  }

  @Test
  void aCreationIsOurs() {
    relay.breakNext();

    assertThat(store.create("locks/1.json", bytes("mine"))).isTrue();
    assertThat(relay.broken.get()).isEqualTo(1);
    assertThat(store.read("locks/1.json")).hasValue(bytes("mine"));
  }

  @Test
  void aReplacementIsOurs() {
    store.create("state/members.json", bytes("before"));
    StoredVersion before = store.version("state/members.json");
    relay.breakNext();

    assertThat(store.replace(before, bytes("mine"))).isTrue();
    assertThat(relay.broken.get()).isEqualTo(1);
    assertThat(store.replace(before, bytes("another's"))).isFalse();
    assertThat(store.read("state/members.json")).hasValue(bytes("mine"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Hands on bytes both ways, and hangs up at an answer if it is told to. */
  private static final class BreakingRelay implements AutoCloseable {
    final AtomicInteger broken = new AtomicInteger();
    private final ServerSocket listener;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean breaks;

    BreakingRelay(int port) throws IOException {
      this.port = port;
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      threads.execute(this::accept);
    }

    URI endpoint() {
      return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    void breakNext() {
      breaks = true;
    }

    private void accept() {
      while (!listener.isClosed()) {
        try {
          Socket client = listener.accept();
          Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
          threads.execute(() -> copy(client, server, false));
          threads.execute(() -> copy(server, client, true));
        } catch (IOException e) {
          return;
        }
      }
    }

    private void copy(Socket from, Socket to, boolean answers) {
      byte[] block = new byte[8192];
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          if (answers && breaks) {
            breaks = false;
            broken.incrementAndGet();
            return;
          }
          out.write(block, 0, n);
        }
      } catch (IOException e) {
        // The other end has hung up.
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
      threads.shutdownNow();
    }
  }
}
