package audiencesync.local.cloud;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether there is a Docker, told at once: Testcontainers takes seconds to see that none is. */
final class Docker {
  private Docker() {}

  static boolean answers() {
    return mayAnswer() && DockerClientFactory.instance().isDockerAvailable();
  }

  private static boolean mayAnswer() {
    return System.getenv("DOCKER_HOST") != null || sockets().anyMatch(Docker::isOpen);
  }

  private static Stream<Path> sockets() {
    Path home = Path.of(System.getProperty("user.home"));
    return Stream.concat(
        Stream.of(Path.of("/var/run/docker.sock"), home.resolve(".docker/run/docker.sock")),
        Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
            .map(folder -> Path.of(folder, "docker.sock"))
            .stream());
  }

  private static boolean isOpen(Path socket) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
