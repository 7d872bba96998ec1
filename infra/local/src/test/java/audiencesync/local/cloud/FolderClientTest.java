package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.aws.S3ObjectStore;
import audiencesync.local.cloud.FolderClient.Around;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.port.StoredVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Two buckets with the same history, by calls and by HTTP, give the same answers. */
class FolderClientTest {
  private LocalS3 localS3;
  private S3Client byHttp;
  private S3Client byCalls;

  @BeforeEach
  void open(@TempDir Path parent) throws IOException {
    localS3 = LocalS3.serve(Files.createDirectory(parent.resolve("by-http")));
    byHttp = Clients.s3(localS3.endpoint());
    Path folder = Files.createDirectory(parent.resolve("by-calls"));
    byCalls = new FolderClient(folder, Around.NOTHING);
  }

  @AfterEach
  void close() {
    byHttp.close();
    localS3.close();
  }

  /** What both answer. */
  private <T> T both(Function<S3Client, T> call) {
    T answer = call.apply(byCalls);
    assertThat(answer).isEqualTo(call.apply(byHttp));
    return answer;
  }

  private String stores(Function<ObjectStore, Object> call) {
    return both(
        s3 -> answer(() -> String.valueOf(call.apply(new S3ObjectStore(s3, LocalS3.BUCKET)))));
  }

  /** An answer or a refusal, in words. */
  private static String answer(Supplier<String> call) {
    try {
      return call.get();
    } catch (StoreException e) {
      return String.valueOf(e.getMessage());
    } catch (S3Exception e) {
      return e.statusCode() + " " + e.awsErrorDetails().errorCode();
    }
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void write(String key, String text) {
    stores(
        store -> {
          store.write(key, bytes(text), "text/plain");
          return "written";
        });
  }

  private String read(String key) {
    return stores(
        store ->
            store.read(key).map(found -> new String(found, StandardCharsets.UTF_8)).orElse(""));
  }

  @Test
  void writesAndReads() {
    write("work/受信/会員 一覧.csv", "あ");
    write("work/受信/会員 一覧.csv", "いろ");

    assertThat(read("work/受信/会員 一覧.csv")).isEqualTo("いろ");
    assertThat(stores(store -> text(store.open("work/受信/会員 一覧.csv")))).isEqualTo("いろ");
    assertThat(stores(store -> store.find("work/受信/会員 一覧.csv").orElseThrow().bytes()))
        .isEqualTo("6");
  }

  @Test
  void writesAStream() {
    stores(
        store -> {
          store.write("work/a", 3, () -> new ByteArrayInputStream(bytes("abc")));
          return "written";
        });

    assertThat(read("work/a")).isEqualTo("abc");
  }

  @Test
  void missesWhatIsNotThere() {
    assertThat(read("work/none")).isEmpty();
    assertThat(stores(store -> store.find("work/none"))).isEqualTo("Optional.empty");
    assertThat(stores(store -> store.list("work/none/"))).isEqualTo("[]");
    assertThat(stores(store -> store.open("work/none"))).contains("status 404 NoSuchKey");
    assertThat(stores(store -> store.version("work/none"))).contains("status 404");
  }

  @Test
  void createsOnlyWhatIsNotThere() {
    assertThat(stores(store -> store.create("locks/1", bytes("first")))).isEqualTo("true");
    assertThat(stores(store -> store.create("locks/1", bytes("second")))).isEqualTo("false");
    assertThat(create("locks/1", "first")).isEqualTo("412 PreconditionFailed");
    assertThat(read("locks/1")).isEqualTo("first");
  }

  private String create(String key, String text) {
    return both(
        s3 ->
            answer(
                () ->
                    s3.putObject(
                            r -> r.bucket(LocalS3.BUCKET).key(key).ifNoneMatch("*"),
                            RequestBody.fromString(text))
                        .eTag()));
  }

  @Test
  void replacesOnlyTheVersionThatWasSeen() {
    write("state/1", "first");
    StoredVersion first = new StoredVersion("state/1", eTag("state/1"), 5);

    assertThat(stores(store -> store.replace(first, bytes("second")))).isEqualTo("true");
    assertThat(stores(store -> store.replace(first, bytes("third")))).isEqualTo("false");
    assertThat(read("state/1")).isEqualTo("second");
    assertThat(
            stores(
                store -> store.replace(new StoredVersion("state/2", first.etag(), 5), bytes("x"))))
        .contains("status 404");
  }

  private String eTag(String key) {
    return both(s3 -> s3.headObject(r -> r.bucket(LocalS3.BUCKET).key(key)).eTag());
  }

  @Test
  void readsPartsOfAVersion() {
    write("work/b", "0123456789");
    StoredVersion version = new StoredVersion("work/b", eTag("work/b"), 10);
    StoredVersion other = new StoredVersion("work/b", "\"%032x\"".formatted(1), 10);

    assertThat(part(version, 2, 3)).isEqualTo("234");
    assertThat(part(version, 8, 5)).contains("too few bytes");
    assertThat(part(version, 10, 1)).contains("status 416 InvalidRange");
    assertThat(part(other, 0, 1)).contains("was overwritten or deleted while it was read");
  }

  private String part(StoredVersion version, long from, int length) {
    return stores(
        store -> {
          ByteBuffer into = ByteBuffer.allocate(length);
          store.read(version, from, into);
          return new String(into.array(), StandardCharsets.UTF_8);
        });
  }

  @Test
  void listsByPrefixInOrderOverAllPages() {
    List<String> keys = List.of("p/10", "p/1", "p/a/b", "p/受", "p/Z", "p0", "q/1");
    keys.forEach(key -> write(key, key));

    assertThat(pages("p/")).isEqualTo(List.of("p/1 p/10", "p/Z p/a/b", "p/受"));
    assertThat(pages("p")).hasSize(3);
    assertThat(pages("p/1")).isEqualTo(List.of("p/1 p/10"));
  }

  private List<String> pages(String prefix) {
    return both(
        s3 -> {
          List<String> pages = new ArrayList<>();
          s3.listObjectsV2Paginator(r -> r.bucket(LocalS3.BUCKET).prefix(prefix).maxKeys(2))
              .forEach(page -> pages.add(keys(page)));
          return pages;
        });
  }

  private static String keys(ListObjectsV2Response page) {
    return String.join(" ", page.contents().stream().map(object -> object.key()).toList());
  }

  @Test
  void saysSizesInLists() {
    write("p/1", "12345");

    String listed =
        both(
            s3 ->
                s3.listObjectsV2(r -> r.bucket(LocalS3.BUCKET).prefix("p/")).contents().stream()
                    .map(object -> object.key() + " " + object.size())
                    .toList()
                    .toString());
    assertThat(listed).isEqualTo("[p/1 5]");
  }

  @Test
  void deletesWhetherThereIsSomethingOrNot() {
    write("locks/1", "1");
    for (int i = 0; i < 2; i++) {
      stores(
          store -> {
            store.delete("locks/1");
            return "deleted";
          });
      assertThat(read("locks/1")).isEmpty();
    }
    assertThat(stores(store -> store.list("locks/"))).isEqualTo("[]");
  }
}
