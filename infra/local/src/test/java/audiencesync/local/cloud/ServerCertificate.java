package audiencesync.local.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that its server signed itself, for one host name and one day: no client believes it
 * but those that are given the trust store.
 *
 * @param context what the server listens with
 * @param trustStore a file that any user may read: functions in containers are others than we
 */
record ServerCertificate(SSLContext context, Path trustStore) {
  private static final String ALIAS = "server";
  private static final String PASSWORD = "of-a-key-for-one-day";

  /** Makes one with the JDK's {@code keytool}. */
  static ServerCertificate of(String host, Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path keys = folder.resolve("server.p12");
    generate(host, keys);
    KeyStore server = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      server.load(in, PASSWORD.toCharArray());
    }
    return new ServerCertificate(context(server), trustStore(server, folder.resolve("trust.jks")));
  }

  /** What makes a JVM believe the certificate, and no other, wherever its file is mounted. */
  static String option(String trustStore) {
    return "-Djavax.net.ssl.trustStore=" + trustStore;
  }

  private static void generate(String host, Path keys) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no certificate: " + said);
    }
  }

  private static SSLContext context(KeyStore server) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(server, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** In Java's older form, from which a client reads certificates without a password. */
  private static Path trustStore(KeyStore server, Path file)
      throws IOException, GeneralSecurityException {
    KeyStore trust = KeyStore.getInstance("JKS");
    trust.load(null, null);
    trust.setCertificateEntry(ALIAS, server.getCertificate(ALIAS));
    try (OutputStream out = Files.newOutputStream(file)) {
      trust.store(out, PASSWORD.toCharArray());
    }
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
