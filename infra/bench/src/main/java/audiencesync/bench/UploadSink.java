package audiencesync.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own that only reads, and says so to each request when it has. */
final class UploadSink implements AutoCloseable {
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);
  private static final String ACCEPTED =
      "{\"id\":\"1\",\"name\":\"Measured\",\"status\":\"IN_PROGRESS\",\"type\":\"UPLOAD_EMAIL\"}";
  private static final int BLOCK = 64 * 1024;

  private final Process process;
  private final int port;

  private UploadSink(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static UploadSink start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(UploadSink.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String port = process.inputReader().readLine();
    if (port == null) {
      throw new IOException("the server did not start");
    }
    return new UploadSink(process, Integer.parseInt(port));
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** In the process: prints its port, and reads until it is ended. */
  public static void main(String[] arguments) throws IOException {
    byte[] here = {127, 0, 0, 1};
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(here))) {
      System.out.println(server.getLocalPort());
      while (true) {
        try (Socket socket = server.accept()) {
          serve(socket);
        }
      }
    }
  }

  /** One request of known length; what comes with the head counts. */
  private static void serve(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder("\r\n");
    byte[] block = new byte[BLOCK];
    while (head.indexOf("\r\n\r\n", 2) < 0) {
      int read = in.read(block);
      if (read < 0) {
        return;
      }
      head.append(new String(block, 0, read, ISO_8859_1));
    }
    Matcher length = LENGTH.matcher(head);
    long left = length.find() ? Long.parseLong(length.group(1)) : 0;
    left -= head.length() - head.indexOf("\r\n\r\n", 2) - 4;
    while (left > 0) {
      left -= Math.max(0, in.read(block));
    }
    OutputStream out = socket.getOutputStream();
    String answer =
        String.format(
            Locale.ROOT,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                + "Connection: close\r\n\r\n%s",
            ACCEPTED.length(),
            ACCEPTED);
    out.write(answer.getBytes(ISO_8859_1));
    out.flush();
  }
}
