package audiencesync.local.cloud;

import audiencesync.local.net.LoopbackHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server of AWS's JSON protocol: the operation in a header, JSON in and out. */
final class AwsJsonEndpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads;

  private AwsJsonEndpoint(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** What a service answers to one operation. */
  @FunctionalInterface
  interface Service {
    /**
     * The answer.
     *
     * @throws Refusal when the service answers with an error
     */
    JsonNode answer(String operation, JsonNode request) throws Refusal;
  }

  /** An error that the service answers with. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String type) {
      super(type);
    }
  }

  static AwsJsonEndpoint start(Service service) {
    try {
      HttpServer server = LoopbackHttp.server(0);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      server.setExecutor(threads);
      server.createContext("/", exchange -> answer(exchange, service));
      server.start();
      return new AwsJsonEndpoint(server, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("no server can be started on this machine", e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, Service service) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      respond(exchange, service, operation, request);
    }
  }

  private static void respond(
      HttpExchange exchange, Service service, String operation, JsonNode request)
      throws IOException {
    try {
      send(exchange, 200, service.answer(operation, request));
    } catch (Refusal e) {
      send(exchange, 400, JsonNodeFactory.instance.objectNode().put("__type", e.getMessage()));
    }
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
