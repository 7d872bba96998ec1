package audiencesync.local.cloud;

import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A process of its own that tries to create a row of locks, and prints those it got. */
final class LockGrabber {
  static final int LOCKS = 40;

  private LockGrabber() {}

  public static void main(String[] arguments) {
    try (LocalS3 s3 = LocalS3.serve(Path.of(arguments[0]));
        S3Client client = Clients.s3(s3.endpoint())) {
      for (int i = 0; i < LOCKS; i++) {
        if (creates(client, "lock-" + i, arguments[1])) {
          System.out.println("lock-" + i + " " + arguments[1]);
        }
      }
    }
  }

  /**
   * Whether the object is this call's. 412 and 409 say that it was there; it may still be ours,
   * when the answer to the creation was lost and the client repeated it.
   */
  static boolean creates(S3Client client, String key, String body) {
    try {
      client.putObject(
          r -> r.bucket(LocalS3.BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(body));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 412 || e.statusCode() == 409) {
        return LocalS3Test.get(client, key).equals(body);
      }
      throw e;
    }
  }
}
