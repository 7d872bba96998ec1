package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.aws.S3ObjectStore;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the product counts on of S3, through its own adapter where it has one. */
interface S3Suite {
  Cloud cloud();

  private S3Client client() {
    return cloud().s3();
  }

  private ObjectStore store() {
    return new S3ObjectStore(client(), cloud().bucket());
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
  default void keepsObjectsUnderAnyKey(String key) {
    store().write("keys/" + key, bytes("中身 " + key), "text/plain");

    assertThat(text("keys/" + key)).isEqualTo("中身 " + key);
    assertThat(keys("keys/" + key)).containsExactly("keys/" + key);
  }

  @Test
  default void replacesObjects() {
    store().write("replaced", bytes("first, longer"), "text/plain");
    store().write("replaced", bytes("second"), "text/plain");

    assertThat(text("replaced")).isEqualTo("second");
    assertThat(store().find("replaced").orElseThrow().bytes()).isEqualTo(6);
  }

  @Test
  default void saysOfAnObjectWhatItIs() {
    store().write("facts/五.txt", bytes("12345"), "text/plain");

    StoredObject found = store().find("facts/五.txt").orElseThrow();

    assertThat(found.key()).isEqualTo("facts/五.txt");
    assertThat(found.bytes()).isEqualTo(5);
    assertThat(Duration.between(found.lastModified(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(5));
    assertThat(store().list("facts/")).containsExactly(found);
  }

  @Test
  default void knowsAnObjectByItsETagInEveryAnswer() {
    store().write("etag", bytes("1"), "text/plain");
    HeadObjectResponse head = client().headObject(r -> r.bucket(cloud().bucket()).key("etag"));
    store().write("etag", bytes("2"), "text/plain");
    HeadObjectResponse later = client().headObject(r -> r.bucket(cloud().bucket()).key("etag"));

    assertThat(head.eTag()).matches("\"[0-9a-f]{32}\"").isNotEqualTo(later.eTag());
    assertThat(client().listObjectsV2(r -> r.bucket(cloud().bucket()).prefix("etag")).contents())
        .extracting(S3Object::eTag)
        .containsExactly(later.eTag());
  }

  @Test
  default void missesWhatIsNotThere() {
    assertThat(store().find("missing/1")).isEmpty();
    assertThat(store().read("missing/1")).isEmpty();
    assertThat(store().list("missing/")).isEmpty();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store().open("missing/1"))
        .withMessage("S3 refused to read missing/1: status 404 NoSuchKey. Running again is safe.");
  }

  @Test
  default void deletesWhetherThereIsSomethingOrNot() {
    store().write("deleted/e", bytes("x"), "text/plain");
    store().delete("deleted/e");
    store().delete("deleted/never");

    assertThat(store().list("deleted/")).isEmpty();
    assertThat(store().read("deleted/e")).isEmpty();
  }

  @Test
  default void createsOnlyWhatIsNotThere() {
    assertThat(store().create("locks/1", bytes("first"))).isTrue();
    assertThat(store().create("locks/1", bytes("second"))).isFalse();
    assertThat(text("locks/1")).isEqualTo("first");

    store().delete("locks/1");
    assertThat(store().create("locks/1", bytes("third"))).isTrue();
    assertThat(text("locks/1")).isEqualTo("third");
  }

  @Test
  default void replacesOnlyTheVersionThatWasSeen() {
    store().write("versions/1", bytes("first"), "text/plain");
    StoredVersion first = store().version("versions/1");
    assertThat(store().readVersion("versions/1").orElseThrow().version()).isEqualTo(first);
    assertThat(store().readVersion("versions/none")).isEmpty();

    assertThat(store().replace(first, bytes("second"))).isTrue();
    assertThat(store().replace(first, bytes("second"))).as("repeated by a client").isTrue();
    assertThat(store().replace(first, bytes("third"))).isFalse();
    assertThat(text("versions/1")).isEqualTo("second");
  }

  @Test
  default void answersACreationOfWhatIsThereWith412() {
    store().write("locks/412", bytes("first"), "text/plain");

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(
            () ->
                client()
                    .putObject(
                        r -> r.bucket(cloud().bucket()).key("locks/412").ifNoneMatch("*"),
                        RequestBody.fromString("second")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed"));
    assertThat(text("locks/412")).isEqualTo("first");
  }

  /** A loser may see 412 or, when both are under way, 409; the adapter calls both taken. */
  @Test
  default void letsOneOfSeveralCreate() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 10; round++) {
        String key = "locks/race-" + round;
        List<Callable<Boolean>> racers =
            IntStream.range(0, 4).<Callable<Boolean>>mapToObj(i -> () -> gets(key, i)).toList();
        List<String> winners = new ArrayList<>();
        List<Future<Boolean>> won = threads.invokeAll(racers);
        for (int racer = 0; racer < won.size(); racer++) {
          if (won.get(racer).get()) {
            winners.add("racer " + racer);
          }
        }
        assertThat(winners).as(key).containsExactly(text(key));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void listsByPrefixOverAllPages() {
    for (int i = 0; i < 25; i++) {
      store().write("p/%02d".formatted(i), bytes("x".repeat(i)), "text/plain");
    }
    store().write("p0", bytes("12"), "text/plain");
    store().write("q/1", new byte[0], "text/plain");

    ListObjectsV2Response page =
        client().listObjectsV2(r -> r.bucket(cloud().bucket()).prefix("p/").maxKeys(10));
    assertThat(page.isTruncated()).isTrue();
    assertThat(page.contents()).hasSize(10);
    assertThat(inPagesOfTen("p/"))
        .extracting(StoredObject::key)
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj("p/%02d"::formatted).toList());
    assertThat(inPagesOfTen("p/"))
        .extracting(StoredObject::bytes)
        .containsExactlyElementsOf(LongStream.range(0, 25).boxed().toList());
    assertThat(keys("p")).hasSize(26).contains("p0").doesNotContain("q/1");
    assertThat(store().list("q/")).extracting(StoredObject::bytes).containsExactly(0L);
  }

  @Test
  default void readsARangeOfBytes() throws IOException {
    store().write("range", new byte[] {1, 2, 3, 4, 5}, "application/octet-stream");

    assertThat(range("bytes=1-3")).containsExactly(2, 3, 4);
    assertThat(range("bytes=3-")).containsExactly(4, 5);
    assertThat(range("bytes=-2")).containsExactly(4, 5);
    assertThat(range("bytes=4-99")).containsExactly(5);
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> range("bytes=5-"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(416));
  }

  @Test
  default void takesSixtyMegabytesAsAStream() throws Exception {
    long size = 60_000_000;

    store().write("large", size, () -> new Repeating(size));

    assertThat(store().find("large").orElseThrow().bytes()).isEqualTo(size);
    try (InputStream sent = new Repeating(size);
        InputStream stored = store().open("large")) {
      assertThat(digest(stored)).isEqualTo(digest(sent));
    }
  }

  /** How exports of more than 5 GB arrive. */
  @Test
  default void takesAnObjectInParts() throws Exception {
    String key = "inbox/parts.csv";
    String upload =
        client().createMultipartUpload(r -> r.bucket(cloud().bucket()).key(key)).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      int n = number;
      byte[] content = new byte[5 << 20];
      content[0] = (byte) n;
      String eTag =
          client()
              .uploadPart(
                  r -> r.bucket(cloud().bucket()).key(key).uploadId(upload).partNumber(n),
                  RequestBody.fromBytes(content))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(n).eTag(eTag).build());
    }
    assertThat(store().find(key)).isEmpty();

    client()
        .completeMultipartUpload(
            r ->
                r.bucket(cloud().bucket())
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(m -> m.parts(parts)));

    byte[] stored = store().read(key).orElseThrow();
    assertThat(stored).hasSize(10 << 20);
    assertThat(Map.of(0, stored[0], 5 << 20, stored[5 << 20]))
        .isEqualTo(Map.of(0, (byte) 1, 5 << 20, (byte) 2));
  }

  @Test
  default void abortsAReadThatIsNotWanted() throws IOException {
    long size = 20_000_000;
    store().write("unread", size, () -> new Repeating(size));

    try (InputStream stored = store().open("unread");
        InputStream sent = new Repeating(size)) {
      assertThat(stored.readNBytes(10)).isEqualTo(sent.readNBytes(10));
    }
    assertThat(store().find("unread").orElseThrow().bytes()).isEqualTo(size);
  }

  /**
   * What is taken may still be ours: its creation's answer was lost, and the client repeated it.
   */
  private boolean gets(String key, int racer) {
    return store().create(key, bytes("racer " + racer)) || text(key).equals("racer " + racer);
  }

  private List<StoredObject> inPagesOfTen(String prefix) {
    try (S3Client inTens =
        Clients.s3(
            cloud().s3Endpoint(),
            client -> client.overrideConfiguration(o -> o.addExecutionInterceptor(new Tens())))) {
      return new S3ObjectStore(inTens, cloud().bucket()).list(prefix);
    }
  }

  private byte[] range(String range) throws IOException {
    try (var found =
        client().getObject(r -> r.bucket(cloud().bucket()).key("range").range(range))) {
      GetObjectResponse response = found.response();
      byte[] content = found.readAllBytes();
      assertThat(response.contentLength()).isEqualTo(content.length);
      return content;
    }
  }

  private List<String> keys(String prefix) {
    return store().list(prefix).stream().map(StoredObject::key).toList();
  }

  private String text(String key) {
    return new String(store().read(key).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(InputStream in) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[65_536];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Makes pages small enough to need several. */
  final class Tens implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(
        Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
      return context.request() instanceof ListObjectsV2Request list
          ? list.toBuilder().maxKeys(10).build()
          : context.request();
    }
  }
}
