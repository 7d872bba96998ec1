package audiencesync.local.reliability;

import audiencesync.local.net.LoopbackHttp;
import audiencesync.local.reliability.Effects.Fate;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the product and the simulated LINE: hands every request on as it is, tells {@link
 * Effects} of it, and hangs up where the execution that asks has stopped.
 */
final class LineRelay implements AutoCloseable {
  private static final List<String> HEADERS =
      List.of("Authorization", "Date", "Content-Type", "Accept");

  private final URI line;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Strike strike = new Strike(0, false, () -> {});

  /**
   * What happens at a request from now on.
   *
   * @param request its number, counted from 1
   * @param answered whether LINE has done what it asks for by then
   */
  record Strike(int request, boolean answered, Runnable what) {}

  /** Orders a strike; requests are counted anew. */
  void order(Strike next) {
    requests.set(0);
    strike = next;
  }

  private LineRelay(URI line) throws IOException {
    this.line = line;
    this.server = LoopbackHttp.server(0);
    server.setExecutor(threads);
    server.createContext("/", this::relay);
    server.start();
  }

  static LineRelay before(URI line) throws IOException {
    return new LineRelay(line);
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + line.getPath());
  }

  private void relay(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean struck = requests.incrementAndGet() == strike.request();
      if (struck && !strike.answered()) {
        strike.what().run();
        return;
      }
      String what = what(exchange);
      Fate fate = Effects.current().map(effects -> effects.begin(what)).orElse(Fate.NONE);
      if (fate == Fate.PREVENTED) {
        return;
      }
      HttpURLConnection answer = asked(exchange, body);
      try {
        int status = answer.getResponseCode();
        byte[] content = content(answer, status);
        Effects.current().ifPresent(effects -> effects.happened(fate));
        if (struck) {
          strike.what().run();
          return;
        }
        if (fate != Fate.UNANSWERED && fate != Fate.LOST) {
          send(exchange, status, content);
        }
      } finally {
        answer.disconnect();
      }
    }
  }

  private static String what(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return "LINE " + exchange.getRequestMethod() + " " + path.substring(path.lastIndexOf('/') + 1);
  }

  private HttpURLConnection asked(HttpExchange exchange, byte[] body) throws IOException {
    URI url = line.resolve(exchange.getRequestURI().toString());
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setRequestMethod(exchange.getRequestMethod());
    for (String header : HEADERS) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        connection.setRequestProperty(header, value);
      }
    }
    if (body.length > 0) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      connection.getOutputStream().write(body);
    }
    return connection;
  }

  private static byte[] content(HttpURLConnection answer, int status) throws IOException {
    InputStream in = status < 400 ? answer.getInputStream() : answer.getErrorStream();
    return in == null ? new byte[0] : in.readAllBytes();
  }

  private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
