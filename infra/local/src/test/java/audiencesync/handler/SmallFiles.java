package audiencesync.handler;

import audiencesync.audience.Chunk;
import audiencesync.aws.S3ObjectStore;
import audiencesync.sync.PrepareAudience;
import audiencesync.sync.document.Documents;
import audiencesync.sync.document.Json;
import audiencesync.sync.document.Sha256;
import audiencesync.sync.port.ContentSource;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import audiencesync.sync.work.Preparation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The shipped step that prepares files, whose files are cut after {@value #LINES} lines on their
 * way into the bucket: the limit that ships is 900,000, and nothing there can change it.
 */
public final class SmallFiles {
  /** The most lines of one file. */
  public static final int LINES = 3;

  private SmallFiles() {}

  /** Step to class name. */
  public static Map<String, String> byStep() {
    return Map.of("PrepareAudience", Handler.class.getName());
  }

  /** Step to class name, with the client of {@link DirectHandlers}. */
  public static Map<String, String> directByStep() {
    return Map.of("PrepareAudience", Direct.class.getName());
  }

  /** Instead of {@link PrepareAudienceHandler}. */
  public static final class Handler
      extends JsonHandler<PrepareAudience.Input, PrepareAudience.Output> {
    public Handler() {
      super(PrepareAudience.Input.class, cutting(s3())::run);
    }

    private static S3Client s3() {
      return S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
  }

  /** Instead of {@link DirectHandlers.PrepareAudience}. */
  public static final class Direct
      extends JsonHandler<PrepareAudience.Input, PrepareAudience.Output> {
    public Direct() {
      super(PrepareAudience.Input.class, cutting(DirectHandlers.s3())::run);
    }
  }

  private static PrepareAudience cutting(S3Client s3) {
    ObjectStore bucket = new S3ObjectStore(s3, Settings.load().bucketName());
    return new PrepareAudience(new Cutting(bucket));
  }

  /** Cuts the one staged file, and says so in the document about it. */
  private static final class Cutting implements ObjectStore {
    private final ObjectStore bucket;
    private final Map<String, List<Chunk>> chunks = new ConcurrentHashMap<>();

    Cutting(ObjectStore bucket) {
      this.bucket = bucket;
    }

    @Override
    public void write(String key, long bytes, ContentSource content) {
      List<String> lines = lines(content);
      int of = (lines.size() + LINES - 1) / LINES;
      List<Chunk> cut = new ArrayList<>();
      for (int number = 1; number <= of; number++) {
        int first = (number - 1) * LINES;
        int end = Math.min(first + LINES, lines.size());
        String text = String.join("\n", lines.subList(first, end)) + "\n";
        byte[] file = text.getBytes(StandardCharsets.US_ASCII);
        String mark = Sha256.hex(text, 32);
        cut.add(new Chunk(number, of, first, end - first, file.length, mark));
        String part = key.replace("chunk-0001", "chunk-%04d".formatted(number));
        bucket.write(part, file.length, () -> new ByteArrayInputStream(file));
      }
      chunks.put(folder(key), cut);
    }

    private static List<String> lines(ContentSource content) {
      try (InputStream in = content.open()) {
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
      boolean aboutTheFiles = key.endsWith("/preparation.json");
      bucket.write(key, aboutTheFiles ? cut(folder(key), content) : content, contentType);
    }

    @Override
    public boolean replace(StoredVersion version, byte[] content) {
      return bucket.replace(version, content);
    }

    private static String folder(String key) {
      return key.substring(0, key.lastIndexOf('/'));
    }

    private byte[] cut(String folder, byte[] document) {
      try {
        Preparation whole = Json.FORWARD_READABLE.readValue(document, Preparation.class);
        return Json.STRICT.writeValueAsBytes(
            new Preparation(
                Documents.VERSION,
                whole.counts(),
                whole.rejectedRows(),
                whole.inputs(),
                whole.doubts(),
                chunks.getOrDefault(folder, List.of())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<StoredObject> list(String prefix) {
      return bucket.list(prefix);
    }

    @Override
    public Optional<StoredObject> find(String key) {
      return bucket.find(key);
    }

    @Override
    public Optional<byte[]> read(String key) {
      return bucket.read(key);
    }

    @Override
    public InputStream open(String key) {
      return bucket.open(key);
    }

    @Override
    public StoredVersion version(String key) {
      return bucket.version(key);
    }

    @Override
    public void read(StoredVersion version, long from, ByteBuffer into) {
      bucket.read(version, from, into);
    }

    @Override
    public boolean create(String key, byte[] content) {
      return bucket.create(key, content);
    }

    @Override
    public void delete(String key) {
      bucket.delete(key);
    }
  }
}
