package audiencesync.local.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Takes uploads in beside the folder and puts each into it in one step: a listing never shows half
 * an object, and a process that dies leaves none.
 */
final class Uploads {
  /** The name under which the blob store knows the place; a bucket to it. */
  static final String BUCKET = "uploads";

  private final BlobStore files;
  private final Path place;

  Uploads(BlobStore files, Path place) {
    this.files = files;
    this.place = place;
  }

  /** Stores the object; with {@code If-None-Match} only when nothing is there, else 412. */
  PutObjectResponse put(PutObjectRequest request, InputStream content, Path target) {
    String name = UUID.randomUUID().toString();
    Path received = place.resolve(name);
    try {
      PutObjectRequest aside =
          request.toBuilder().bucket(BUCKET).key(name).ifNoneMatch(null).build();
      PutObjectResponse response = files.putBlob(aside, content);
      Files.createDirectories(target.getParent());
      publish(received, target, request.ifNoneMatch() != null);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store " + request.key(), e);
    } finally {
      discard(received);
    }
  }

  private static void publish(Path received, Path target, boolean onlyNew) throws IOException {
    if (!onlyNew) {
      move(received, target);
      return;
    }
    try {
      // A link, because of all ways to make a file only this one both is whole and can lose.
      Files.createLink(target, received);
    } catch (FileAlreadyExistsException e) {
      throw S3Exception.builder().statusCode(412).message("already there").cause(e).build();
    }
  }

  private static void move(Path received, Path target) throws IOException {
    try {
      Files.move(
          received, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // The folder is a file system of its own.
      Files.move(received, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path received) {
    try {
      Files.deleteIfExists(received);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + received, e);
    }
  }
}
