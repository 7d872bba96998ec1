package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is particular to a bucket that is a folder; what any S3 does is in {@link S3Suite}. */
class LocalS3Test {
  private static final String BUCKET = LocalS3.BUCKET;

  @TempDir Path parent;
  private Path folder;
  private LocalS3 s3;
  private S3Client client;

  @BeforeEach
  void serve() throws IOException {
    folder = Files.createDirectory(parent.resolve("My Bucket 会員"));
    s3 = LocalS3.serve(folder);
    client = Clients.s3(s3.endpoint());
  }

  @AfterEach
  void stop() {
    client.close();
    s3.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.txt",
        "inbox/members/part-0001.csv",
        "受信/会員 一覧.csv",
        "a+b&c=d%20e.txt",
        "~x/(1)"
      })
  void keepsAnObjectInTheFileOfItsKey(String key) throws Exception {
    client.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString("中身 " + key));

    assertThat(Files.readString(folder.resolve(key))).isEqualTo("中身 " + key);
    assertThat(keys("")).containsExactly(key);
  }

  @Test
  void servesFilesThatWereThereBefore() throws Exception {
    Files.createDirectories(folder.resolve("in/Sub Dir"));
    Files.write(folder.resolve("in/Sub Dir/old.csv"), new byte[] {1, 2, 3, 4, 5});

    HeadObjectResponse head = client.headObject(r -> r.bucket(BUCKET).key("in/Sub Dir/old.csv"));

    assertThat(head.contentLength()).isEqualTo(5);
    assertThat(head.lastModified())
        .isEqualTo(
            Files.getLastModifiedTime(folder.resolve("in/Sub Dir/old.csv"))
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS));
    assertThat(head.eTag()).matches("\"[0-9a-f]{32}\"");
    assertThat(client.listObjectsV2(r -> r.bucket(BUCKET)).contents())
        .extracting(S3Object::eTag)
        .containsExactly(head.eTag());
    assertThat(client.getObject(r -> r.bucket(BUCKET).key("in/Sub Dir/old.csv")).response().eTag())
        .isEqualTo(head.eTag());
    assertThat(
            client
                .getObjectAsBytes(
                    r -> r.bucket(BUCKET).key("in/Sub Dir/old.csv").range("bytes=1-3"))
                .asByteArray())
        .containsExactly(2, 3, 4);
  }

  @Test
  void letsOneOfSeveralServersCreate() throws Exception {
    try (LocalS3 other = LocalS3.serve(folder);
        S3Client otherClient = Clients.s3(other.endpoint())) {
      race(List.of(client, otherClient, client, otherClient), 15);
    }
  }

  /** Several processes, each with a server of its own over the one folder. */
  @Test
  void letsOneOfSeveralProcessesCreate() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockGrabber.class.getName(),
                  folder.toString(),
                  "process-" + i)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    List<String> won = new ArrayList<>();
    for (Process process : processes) {
      won.addAll(process.inputReader(StandardCharsets.UTF_8).lines().toList());
      assertThat(process.waitFor()).isZero();
    }

    assertThat(won.stream().map(line -> line.split(" ", -1)[0]))
        .containsExactlyInAnyOrderElementsOf(
            Stream.iterate(0, i -> i + 1).limit(LockGrabber.LOCKS).map(i -> "lock-" + i).toList());
    for (String line : won) {
      String[] lockAndWinner = line.split(" ", -1);
      assertThat(get(lockAndWinner[0])).isEqualTo(lockAndWinner[1]);
    }
  }

  @Test
  void doesNotFollowLinksOutOfTheFolder() throws Exception {
    Path outside = Files.writeString(parent.resolve("secret.txt"), "secret");
    Path outsideFolder = Files.createDirectory(parent.resolve("outside"));
    Files.writeString(outsideFolder.resolve("f"), "secret");
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Files.createSymbolicLink(folder.resolve("dir"), outsideFolder);

    for (String key : List.of("link", "dir/f", "../secret.txt")) {
      assertThatExceptionOfType(S3Exception.class).as(key).isThrownBy(() -> get(key));
      assertThatExceptionOfType(S3Exception.class)
          .as(key)
          .isThrownBy(() -> client.headObject(r -> r.bucket(BUCKET).key(key)));
    }
    for (String key : List.of("dir/new", "dir/f", "../new")) {
      assertThatExceptionOfType(SdkException.class)
          .as(key)
          .isThrownBy(
              () ->
                  client.putObject(
                      r -> r.bucket(BUCKET).key(key), RequestBody.fromString("changed")));
    }
    for (String key : List.of("dir/f", "link")) {
      client.deleteObject(r -> r.bucket(BUCKET).key(key));
    }
    assertThat(keys("")).isEmpty();
    assertThat(outside).hasContent("secret");
    assertThat(outsideFolder.resolve("f")).hasContent("secret");
    assertThat(outsideFolder.resolve("new")).doesNotExist();
    assertThat(parent.resolve("new")).doesNotExist();
  }

  @Test
  void replacesLinksThatLeadNowhere() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), parent.resolve("not yet there"));

    client.putObject(r -> r.bucket(BUCKET).key("link"), RequestBody.fromString("x"));

    assertThat(parent.resolve("not yet there")).doesNotExist();
    assertThat(get("link")).isEqualTo("x");
  }

  /** S3Proxy's own half-written file stands beside the object, where a listing shows it. */
  @Test
  void showsNothingOfAnUploadThatIsNotDone() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> upload =
          thread.submit(
              () ->
                  client.putObject(
                      r -> r.bucket(BUCKET).key("locks/7"),
                      RequestBody.fromContentProvider(
                          () -> new Pausing(new Repeating(3_000_000), half, goOn),
                          3_000_000,
                          "text/plain")));
      half.await();
      assertThat(keys("")).isEmpty();
      goOn.countDown();
      upload.get();
      assertThat(keys("")).containsExactly("locks/7");
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void leavesNothingElseInTheFolder() throws Exception {
    client.putObject(r -> r.bucket(BUCKET).key("a/b"), RequestBody.fromString("x"));
    assertThat(LockGrabber.creates(client, "a/c", "y")).isTrue();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()))
          .containsExactlyInAnyOrder("a/b", "a/c");
    }
  }

  @Test
  void refusesAFolderThatIsNone() throws Exception {
    Path file = Files.createFile(parent.resolve("file"));
    for (Path none : List.of(parent.resolve("missing"), file)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LocalS3.serve(none))
          .withMessage(none + " is not a folder");
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    assertThat(s3.endpoint().getHost()).isEqualTo("127.0.0.1");
    assertThat(s3.endpoint().getPort()).isPositive();
  }

  private void race(List<S3Client> clients, int rounds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      for (int round = 0; round < rounds; round++) {
        String key = "race/" + round;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> won = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
          S3Client racer = clients.get(i);
          String body = "racer " + i;
          won.add(
              threads.submit(
                  () -> {
                    start.await();
                    return LockGrabber.creates(racer, key, body);
                  }));
        }
        start.countDown();
        List<String> winners = new ArrayList<>();
        for (int i = 0; i < won.size(); i++) {
          if (won.get(i).get()) {
            winners.add("racer " + i);
          }
        }
        assertThat(winners).as(key).containsExactly(get(key));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private String get(String key) {
    return get(client, key);
  }

  static String get(S3Client client, String key) {
    return client.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
  }

  private List<String> keys(String prefix) {
    return client.listObjectsV2(r -> r.bucket(BUCKET).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** Stops in the middle until it is told to go on. */
  private static final class Pausing extends FilterInputStream {
    private final CountDownLatch half;
    private final CountDownLatch goOn;
    private long read;

    Pausing(InputStream in, CountDownLatch half, CountDownLatch goOn) {
      super(in);
      this.half = half;
      this.goOn = goOn;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
      if (read > 1_500_000) {
        half.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      int n = super.read(buffer, offset, size);
      read += n;
      return n;
    }
  }
}
