package audiencesync.aws;

import audiencesync.sync.port.ContentSource;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.port.StoredContent;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket as S3 keeps it. */
public final class S3ObjectStore implements ObjectStore {
  private static final long MAX_DOCUMENT_BYTES = 16L << 20;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final String bucket;

  public S3ObjectStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public List<StoredObject> list(String prefix) {
    return call(
        "list " + prefix,
        () ->
            s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
                .map(found -> new StoredObject(found.key(), found.size(), found.lastModified()))
                .toList());
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return unlessMissing(
        "look at " + key,
        () -> {
          HeadObjectResponse found = s3.headObject(r -> r.bucket(bucket).key(key));
          return new StoredObject(key, found.contentLength(), found.lastModified());
        });
  }

  @Override
  public Optional<byte[]> read(String key) {
    return readVersion(key).map(StoredContent::bytes);
  }

  @Override
  public Optional<StoredContent> readVersion(String key) {
    return unlessMissing("read " + key, () -> s3.getObject(r -> r.bucket(bucket).key(key)))
        .map(found -> content(key, found));
  }

  private static StoredContent content(String key, ResponseInputStream<GetObjectResponse> found) {
    byte[] bytes = S3ObjectStream.readAll(found, key, MAX_DOCUMENT_BYTES);
    String etag = found.response().eTag();
    return new StoredContent(new StoredVersion(key, etag, bytes.length), bytes);
  }

  @Override
  public InputStream open(String key) {
    return call(
        "read " + key, () -> new S3ObjectStream(s3.getObject(r -> r.bucket(bucket).key(key)), key));
  }

  @Override
  public StoredVersion version(String key) {
    return call(
        "look at " + key,
        () -> {
          HeadObjectResponse found = s3.headObject(r -> r.bucket(bucket).key(key));
          return new StoredVersion(key, found.eTag(), found.contentLength());
        });
  }

  @Override
  public void read(StoredVersion version, long from, ByteBuffer into) {
    String range = "bytes=%d-%d".formatted(from, from + into.remaining() - 1);
    call(
        "read " + version.key(),
        () -> {
          try (S3ObjectStream part = new S3ObjectStream(open(version, range), version.key())) {
            part.fill(into);
            return version;
          }
        });
  }

  private ResponseInputStream<GetObjectResponse> open(StoredVersion version, String range) {
    try {
      return s3.getObject(
          r -> r.bucket(bucket).key(version.key()).ifMatch(version.etag()).range(range));
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == NOT_FOUND) {
        throw new StoreException(
            version.key()
                + " was overwritten or deleted while it was read. Running again reads what is there"
                + " now; let exports end before a run begins.",
            e);
      }
      throw e;
    }
  }

  @Override
  public void write(String key, byte[] content, String contentType) {
    call(
        "write " + key,
        () -> s3.putObject(put(key, contentType).build(), RequestBody.fromBytes(content)));
  }

  @Override
  public void write(String key, long bytes, ContentSource content) {
    RequestBody body = RequestBody.fromContentProvider(content::open, bytes, "text/plain");
    call("write " + key, () -> s3.putObject(put(key, "text/plain").build(), body));
  }

  @Override
  public boolean create(String key, byte[] content) {
    PutObjectRequest request = put(key, "application/json").ifNoneMatch("*").build();
    return call("create " + key, () -> putOnCondition(request, content) || holds(key, content));
  }

  @Override
  public boolean replace(StoredVersion version, byte[] content) {
    PutObjectRequest request =
        put(version.key(), "application/json").ifMatch(version.etag()).build();
    return call(
        "replace " + version.key(),
        () -> putOnCondition(request, content) || holds(version.key(), content));
  }

  /**
   * A PUT may be sent again whose answer was lost, by AWS's client and, below it, by Java's: then
   * it is told that something is there, which is what it has written itself. Who writes on a
   * condition writes what nobody else would; if it is the same all the same, it stands.
   */
  private boolean holds(String key, byte[] content) {
    return read(key).filter(found -> Arrays.equals(found, content)).isPresent();
  }

  private boolean putOnCondition(PutObjectRequest request, byte[] content) {
    try {
      s3.putObject(request, RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void delete(String key) {
    call("delete " + key, () -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
  }

  private PutObjectRequest.Builder put(String key, String contentType) {
    return PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType);
  }

  private static <T> Optional<T> unlessMissing(String what, Supplier<T> call) {
    return call(
        what,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private static <T> T call(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new StoreException(AwsFailure.message("S3", what, e), e);
    }
  }
}
