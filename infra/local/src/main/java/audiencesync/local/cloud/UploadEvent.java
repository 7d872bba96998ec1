package audiencesync.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What S3 sends when an object lands in a bucket without versions. The ETag is the content's MD5,
 * as of an upload in one part. The sequencer is the file's time in nanoseconds: it grows, as S3's
 * does, when a file is put there anew, and is the same as long as nobody touches it.
 *
 * @param key the object's key, not URL-encoded
 */
public record UploadEvent(String key, long bytes, String etag, String sequencer, Instant time) {

  /** The landing of the file of that key. */
  public static UploadEvent of(Path bucket, String key) throws IOException {
    Path file = bucket.resolve(key);
    long nanos = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    return new UploadEvent(
        key,
        Files.size(file),
        md5(file),
        String.format(Locale.ROOT, "%018X", nanos),
        Files.getLastModifiedTime(file).toInstant());
  }

  /** As EventBridge delivers it. */
  public JsonNode ofEventBridge() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Object Created");
    event.put("source", "aws.s3");
    event.put("account", "000000000000");
    event.put("time", time.toString());
    event.put("region", "ap-northeast-1");
    event.putArray("resources").add("arn:aws:s3:::" + LocalS3.BUCKET);
    ObjectNode detail = event.putObject("detail");
    detail.put("version", "0");
    detail.putObject("bucket").put("name", LocalS3.BUCKET);
    detail
        .putObject("object")
        .put("key", key)
        .put("size", bytes)
        .put("etag", etag)
        .put("sequencer", sequencer);
    detail.put("reason", "PutObject");
    return event;
  }

  /** As a notification of S3 itself: the key is URL-encoded. */
  public JsonNode ofS3() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode landed = event.putArray("Records").addObject();
    landed.put("eventVersion", "2.5");
    landed.put("eventSource", "aws:s3");
    landed.put("awsRegion", "ap-northeast-1");
    landed.put("eventTime", time.toString());
    landed.put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = landed.putObject("s3");
    s3.put("s3SchemaVersion", "1.0");
    s3.putObject("bucket").put("name", LocalS3.BUCKET).put("arn", "arn:aws:s3:::" + LocalS3.BUCKET);
    s3.putObject("object")
        .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"))
        .put("size", bytes)
        .put("eTag", etag)
        .put("sequencer", sequencer);
    return event;
  }

  private static String md5(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("MD5"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
