package audiencesync.local.cloud;

import audiencesync.local.engine.FunctionOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lambda's side of one execution environment: the API that a runtime asks for invocations and tells
 * its answers ("Using the Lambda runtime API" in AWS's guide), one invocation at a time.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String functionArn;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<JsonNode> payloads = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<FunctionOutcome> outcomes = new ArrayBlockingQueue<>(1);
  private final CompletableFuture<FunctionOutcome> end = new CompletableFuture<>();

  RuntimeApi(String functionName) throws IOException {
    this.functionArn = "arn:aws:lambda:ap-northeast-1:000000000000:function:" + functionName;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What {@code AWS_LAMBDA_RUNTIME_API} says. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands the payload to the runtime and waits for what it makes of it. */
  FunctionOutcome invoke(JsonNode payload) throws InterruptedException {
    // One that never took its last payload never will.
    return payloads.offer(payload) ? outcomes.take() : end.join();
  }

  /** Ends a wait for the runtime: there is none any more. */
  void died(String why) {
    FunctionOutcome exited = new FunctionOutcome.Failed("Runtime.ExitError", why);
    end.complete(exited);
    outcomes.offer(exited);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
      } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
        told(exchange, new FunctionOutcome.Returned(JSON.readTree(exchange.getRequestBody())));
      } else {
        told(exchange, failure(exchange));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] payload = JSON.writeValueAsBytes(payloads.take());
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set("Lambda-Runtime-Deadline-Ms", "4102444800000");
    exchange.sendResponseHeaders(200, payload.length);
    exchange.getResponseBody().write(payload);
  }

  /** Of an invocation, or of the function's start. */
  private static FunctionOutcome failure(HttpExchange exchange) throws IOException {
    JsonNode error = JSON.readTree(exchange.getRequestBody());
    return new FunctionOutcome.Failed(error.path("errorType").asText(), error.toString());
  }

  private void told(HttpExchange exchange, FunctionOutcome outcome)
      throws IOException, InterruptedException {
    byte[] thanks = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(202, thanks.length);
    exchange.getResponseBody().write(thanks);
    outcomes.put(outcome);
  }
}
