package audiencesync.lineads;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server on bare sockets, one connection after another, so that it can misbehave for real. */
final class LoopbackServer implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Script> scripts;
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private int connections;

  /**
   * @param scripts one per connection; the last one serves all that follow
   */
  LoopbackServer(Script... scripts) {
    this.scripts = List.of(scripts);
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::acceptAll, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/api");
  }

  /** Requests that were read whole. */
  List<Received> received() {
    return List.copyOf(received);
  }

  synchronized int connections() {
    return connections;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        script().serve(new Exchange(socket, received));
      } catch (IOException e) {
        // The client went away, or the test is over: what it saw is what counts.
      }
    }
  }

  private synchronized Script script() {
    Script script = scripts.get(Math.min(connections, scripts.size() - 1));
    connections++;
    return script;
  }

  static Script answering(int status, String json) {
    return answering(status, json, "");
  }

  /**
   * @param headers each with its line end
   */
  static Script answering(int status, String json, String headers) {
    return exchange -> {
      exchange.readRequest();
      exchange.write(whole(status, json, headers));
    };
  }

  static byte[] whole(int status, String json, String headers) {
    byte[] body = json.getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
    out.writeBytes(head.getBytes(ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /** What happens on one connection. */
  @FunctionalInterface
  interface Script {
    void serve(Exchange exchange) throws IOException;
  }

  /**
   * @param headers by lower-case name
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Received(String line, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  /** One open connection. */
  static final class Exchange {
    private final InputStream in;
    private final OutputStream out;
    private final List<Received> received;

    Exchange(Socket socket, List<Received> received) throws IOException {
      this.in = socket.getInputStream();
      this.out = socket.getOutputStream();
      this.received = received;
    }

    void readRequest() throws IOException {
      Received head = readHead();
      String length = head.header("content-length");
      int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
      byte[] body = in.readNBytes(bytes);
      if (body.length < bytes) {
        throw new EOFException("the body broke off");
      }
      received.add(new Received(head.line(), head.headers(), body));
    }

    Received readHead() throws IOException {
      String line = readLine();
      Map<String, String> headers = new HashMap<>();
      for (String header = readLine(); !header.isEmpty(); header = readLine()) {
        int colon = header.indexOf(':');
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).trim());
      }
      return new Received(line, headers, new byte[0]);
    }

    void skip(long bytes) throws IOException {
      in.skipNBytes(bytes);
    }

    void skipRest() throws IOException {
      in.skipNBytes(Long.MAX_VALUE);
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    private String readLine() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException("the head broke off");
        }
        line.write(b);
      }
      return line.toString(ISO_8859_1).stripTrailing();
    }
  }
}
