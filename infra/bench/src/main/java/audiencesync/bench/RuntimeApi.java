package audiencesync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.local.net.LoopbackHttp;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Lambda's side of one execution environment ("Using the Lambda runtime API" in AWS's guide): one
 * invocation, and what the runtime says on the way there. A snapshot that the runtime offers is
 * taken and restored in no time.
 */
final class RuntimeApi implements AutoCloseable {
  /** What a runtime says. */
  enum Word {
    /** The handler is made, and what was to be done before a snapshot. */
    READY_FOR_SNAPSHOT,
    READY,
    ANSWERED,
    FAILED
  }

  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String RESTORE = "/2018-06-01/runtime/restore/next";

  private final String payload;
  private final BiConsumer<Word, String> listener;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch second = new CountDownLatch(1);
  private volatile boolean taken;

  /**
   * @param payload the invocation's
   * @param listener is told each word the moment it is heard, with the text that came along
   */
  RuntimeApi(String payload, BiConsumer<Word, String> listener) throws IOException {
    this.payload = payload;
    this.listener = listener;
    this.server = LoopbackHttp.server(0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} says. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    second.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
      } else {
        Word word = path.endsWith("/response") ? Word.ANSWERED : Word.FAILED;
        heard(path.equals(RESTORE) ? Word.READY_FOR_SNAPSHOT : word, exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void heard(Word word, HttpExchange exchange) throws IOException {
    listener.accept(word, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    boolean restored = word == Word.READY_FOR_SNAPSHOT;
    send(exchange, restored ? 200 : 202, restored ? "{}" : "{\"status\":\"OK\"}");
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    if (taken) {
      second.await();
      return;
    }
    taken = true;
    listener.accept(Word.READY, "");
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:ap-northeast-1:000000000000:function:measured");
    headers.set("Lambda-Runtime-Deadline-Ms", "4102444800000");
    send(exchange, 200, payload);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
