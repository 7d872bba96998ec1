package audiencesync.local.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The bucket of a folder by calls instead of HTTP, for tests of very many runs: a twentieth of the
 * time. Only what the product asks of S3; {@code FolderClientTest} compares each answer with what
 * AWS's client is told by {@link LocalS3} over the same folder. One process at a time.
 */
public final class FolderClient implements S3Client {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
  private static final int MOST_KEYS = 1000;

  private final Path bucket;
  private final Around around;

  /** What happens to calls on their way. */
  public interface Around {
    /** Nothing. */
    Around NOTHING =
        new Around() {
          @Override
          public <T> T call(SdkRequest request, Supplier<T> call) {
            return call.get();
          }
        };

    /**
     * Lets a call through, or not.
     *
     * @param call what the request asks for; each time that it is asked
     */
    <T> T call(SdkRequest request, Supplier<T> call);
  }

  public FolderClient(Path bucket, Around around) {
    this.bucket = bucket;
    this.around = around;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    byte[] content = read(body.contentStreamProvider().newStream());
    return around.call(request, () -> put(request, content));
  }

  private synchronized PutObjectResponse put(PutObjectRequest request, byte[] content) {
    Optional<byte[]> there = content(request.key());
    if (request.ifNoneMatch() != null && there.isPresent()) {
      throw preconditionFailed();
    }
    if (request.ifMatch() != null) {
      requireVersion(request.ifMatch(), there.orElseThrow(FolderClient::noSuchKey));
    }
    write(request.key(), content);
    return PutObjectResponse.builder().eTag(eTag(content)).build();
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    return around.call(request, () -> get(request, transformer));
  }

  private synchronized <T> T get(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    byte[] whole = content(request.key()).orElseThrow(FolderClient::noSuchKey);
    if (request.ifMatch() != null) {
      requireVersion(request.ifMatch(), whole);
    }
    byte[] part = request.range() == null ? whole : part(whole, request.range());
    GetObjectResponse response =
        GetObjectResponse.builder().contentLength((long) part.length).eTag(eTag(whole)).build();
    try {
      InputStream in = new ByteArrayInputStream(part);
      return transformer.transform(response, AbortableInputStream.create(in));
    } catch (Exception e) {
      throw new IllegalStateException("an answer in memory cannot break", e);
    }
  }

  private static byte[] part(byte[] whole, String range) {
    Matcher bytes = RANGE.matcher(range);
    if (!bytes.matches()) {
      throw new UnsupportedOperationException("a range has two ends here: " + range);
    }
    int from = Integer.parseInt(bytes.group(1));
    int end = (int) Math.min(whole.length, Long.parseLong(bytes.group(2)) + 1);
    if (from >= whole.length) {
      throw failure(416, "InvalidRange");
    }
    return Arrays.copyOfRange(whole, from, end);
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    return around.call(request, () -> head(request.key()));
  }

  private synchronized HeadObjectResponse head(String key) {
    byte[] content = content(key).orElseThrow(FolderClient::noSuchKey);
    S3Object object = object(bucket.resolve(key));
    return HeadObjectResponse.builder()
        .contentLength(object.size())
        .eTag(eTag(content))
        .lastModified(object.lastModified())
        .build();
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    return around.call(request, () -> list(request));
  }

  private synchronized ListObjectsV2Response list(ListObjectsV2Request request) {
    int most = Optional.ofNullable(request.maxKeys()).orElse(MOST_KEYS);
    String after = Optional.ofNullable(request.continuationToken()).orElse("");
    List<S3Object> rest =
        objects(request.prefix()).stream().filter(o -> o.key().compareTo(after) > 0).toList();
    List<S3Object> page = rest.subList(0, Math.min(most, rest.size()));
    boolean truncated = page.size() < rest.size();
    return ListObjectsV2Response.builder()
        .contents(page)
        .isTruncated(truncated)
        .nextContinuationToken(truncated ? page.get(page.size() - 1).key() : null)
        .build();
  }

  private List<S3Object> objects(String prefix) {
    Path folder = bucket.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> key(file).startsWith(prefix) && Files.isRegularFile(file))
          .map(this::object)
          .sorted(Comparator.comparing(S3Object::key))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without its ETag, which nobody asks a list for: it takes reading the whole file. */
  private S3Object object(Path file) {
    try {
      return S3Object.builder()
          .key(key(file))
          .size(Files.size(file))
          .lastModified(Files.getLastModifiedTime(file).toInstant())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String key(Path file) {
    return bucket.relativize(file).toString();
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    return around.call(request, () -> delete(request.key()));
  }

  private synchronized DeleteObjectResponse delete(String key) {
    try {
      Files.deleteIfExists(bucket.resolve(key));
      return DeleteObjectResponse.builder().build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> content(String key) {
    Path file = bucket.resolve(key);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole or not at all: tests look at files while others write. */
  private void write(String key, byte[] content) {
    Path file = bucket.resolve(key);
    try {
      Files.createDirectories(file.getParent());
      Path whole = Files.createTempFile(bucket.getParent(), "object-", ".tmp");
      Files.move(Files.write(whole, content), file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(InputStream content) {
    try (content) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireVersion(String eTag, byte[] content) {
    if (!eTag.equals(eTag(content))) {
      throw preconditionFailed();
    }
  }

  /** As S3's: the MD5 of the content. */
  private static String eTag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(content);
      return String.format(Locale.ROOT, "\"%032x\"", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static S3Exception preconditionFailed() {
    return failure(412, "PreconditionFailed");
  }

  private static S3Exception noSuchKey() {
    return (S3Exception)
        NoSuchKeyException.builder().statusCode(404).awsErrorDetails(details("NoSuchKey")).build();
  }

  private static S3Exception failure(int status, String code) {
    return (S3Exception)
        S3Exception.builder().statusCode(status).awsErrorDetails(details(code)).build();
  }

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().serviceName("S3").errorCode(code).build();
  }

  @Override
  public void close() {
    // There is nothing to let go.
  }
}
