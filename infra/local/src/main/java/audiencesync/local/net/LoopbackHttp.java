package audiencesync.local.net;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** HTTP servers for this machine alone. */
public final class LoopbackHttp {
  static {
    // The server sends head and body of an answer apart. Without this, the body of every answer
    // waits until the client's system has acknowledged the head, which it puts off for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private LoopbackHttp() {}

  /**
   * A server on 127.0.0.1, not yet started.
   *
   * @param port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static HttpServer server(int port) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return HttpServer.create(new InetSocketAddress(here, port), 0);
  }
}
