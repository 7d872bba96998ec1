package audiencesync.lineads;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Who LINE is, is checked: by its certificate's issuer and by its name. That a test can make the
 * JDK trust one more issuer proves that nothing else is wrong with the connections refused here.
 */
@Isolated("it changes what the JDK trusts")
@Tag("fault")
class TlsTest {
  private static final String PASSWORD = "of-this-test";
  private static final SSLSocketFactory TRUST_OF_THE_JDK =
      HttpsURLConnection.getDefaultSSLSocketFactory();

  @TempDir private static Path folder;

  /** Signed by itself, and made out to localhost: not to 127.0.0.1. */
  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                keytool.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                "line",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                folder.resolve("line.p12").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(made.exitValue()).as(Files.readString(folder.resolve("keytool.txt"))).isZero();
  }

  @AfterEach
  void trustNobodyElse() {
    HttpsURLConnection.setDefaultSSLSocketFactory(TRUST_OF_THE_JDK);
  }

  @Test
  void refusesWhoVouchesForItself() throws Exception {
    try (SSLServerSocket server = server()) {
      assertThatExceptionOfType(RetryableLineAdsException.class)
          .isThrownBy(() -> list("localhost", server))
          .withMessage(
              "LINE could not be reached for listing the custom audiences: no secure connection came"
                  + " about. Check whether a proxy stands in between.");
    }
  }

  @Test
  void refusesATrustedCertificateOfAnotherName() throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(context().getSocketFactory());
    try (SSLServerSocket server = server()) {
      assertThatExceptionOfType(RetryableLineAdsException.class)
          .isThrownBy(() -> list("127.0.0.1", server))
          .withMessageContaining("no secure connection came about");
    }
  }

  @Test
  void speaksToWhomTheJdkTrusts() throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(context().getSocketFactory());
    try (SSLServerSocket server = server()) {
      assertThat(list("localhost", server)).isEmpty();
    }
  }

  private static List<CustomAudience> list(String host, SSLServerSocket server) {
    URI url = URI.create("https://" + host + ":" + server.getLocalPort() + "/api");
    return new TestClient(url).line().audiences("n");
  }

  private static SSLServerSocket server() throws GeneralSecurityException, IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            context()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answerAll(listener), "tls-server");
    thread.setDaemon(true);
    thread.start();
    return listener;
  }

  private static void answerAll(SSLServerSocket listener) {
    while (!listener.isClosed()) {
      try (var socket = listener.accept()) {
        InputStream in = socket.getInputStream();
        for (int last4 = 0; last4 != 0x0d0a0d0a; ) {
          last4 = last4 << 8 | in.read();
          if (last4 == -1) {
            break;
          }
        }
        String json = "{\"datas\":[],\"paging\":{\"hasNextPage\":false}}";
        String head = "HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n";
        socket.getOutputStream().write((head + json).getBytes(US_ASCII));
      } catch (IOException e) {
        // Whoever does not trust us hangs up.
      }
    }
  }

  private static SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("line.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("line", store.getCertificate("line"));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
