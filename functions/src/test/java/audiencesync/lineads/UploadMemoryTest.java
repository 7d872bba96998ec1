package audiencesync.lineads;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.lineads.LoopbackServer.Script;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

final class UploadMemoryTest {
  private static final long MEBIBYTE = 1_048_576;
  private static final Script SINK =
      exchange -> {
        int length = Integer.parseInt(exchange.readHead().header("content-length"));
        exchange.skip(length);
        exchange.write(LoopbackServer.whole(202, "{\"id\":12}", ""));
      };

  @Test
  void streamsTheLargestFileThroughLittleMemory() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (LoopbackServer server = new LoopbackServer(SINK)) {
      TestClient client = new TestClient(server.baseUrl());
      upload(client, 10); // Classes are loaded once, at some 20 MB; that is not what is asked here.
      long before = threads.getCurrentThreadAllocatedBytes();

      upload(client, Upload.MAX_BYTES);

      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(allocated).as("bytes allocated").isLessThan(MEBIBYTE);
      assertThat(client.calls()).extracting(LineCall::status).containsExactly(202, 202);
    }
  }

  private static void upload(TestClient client, long bytes) {
    client.line().upload(TestClient.large(bytes, () -> new LargeContent(bytes)));
  }
}
