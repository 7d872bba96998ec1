package audiencesync.local.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * TLS on 127.0.0.1 before a plain server there: what comes in goes on, byte for byte, and back. A
 * client meets the certificate before the server hears of it.
 */
final class TlsFront implements AutoCloseable {
  private final ServerSocket listening;
  private final int behind;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * Listens on a free port.
   *
   * @param behind the plain server's port
   */
  TlsFront(ServerCertificate certificate, int behind) throws IOException {
    this.behind = behind;
    this.listening =
        certificate
            .context()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (!listening.isClosed()) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        start(() -> pass(client, server));
        start(() -> pass(server, client));
      }
    } catch (IOException e) {
      // Closed, or nothing is behind it: whoever comes now is refused.
    }
  }

  /** Until one of both hangs up; then so does the other. */
  private void pass(Socket from, Socket to) {
    open.add(from);
    try (from;
        to) {
      to.setTcpNoDelay(true);
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // A client that does not believe the certificate, or one that hung up in between.
    } finally {
      open.remove(from);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tls-front");
    thread.setDaemon(true);
    thread.start();
  }
}
