package audiencesync.local.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * What a folder of files lacks to be S3: a conditional creation that one of many wins, also between
 * processes, and a bound that symbolic links cannot cross.
 */
final class FolderBlobStore extends ForwardingBlobStore {
  private final Path folder;
  private final Path lockFile;

  FolderBlobStore(BlobStore files, Path folder) {
    super(files);
    this.folder = folder;
    this.lockFile = Beside.of(folder, "lock");
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    requireInside(request.key());
    return request.ifNoneMatch() == null
        ? super.putBlob(request, content)
        : putAlone(request, content);
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    requireInside(request.key());
    return super.getBlob(request);
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    requireInside(request.key());
    return super.blobMetadata(request);
  }

  /** A lock of the file keeps other processes out, the monitor other threads of this one. */
  private PutObjectResponse putAlone(PutObjectRequest request, InputStream content) {
    synchronized (FolderBlobStore.class) {
      try (FileChannel channel = openLock();
          FileLock held = channel.lock()) {
        assert held.isValid();
        return super.putBlob(request, content);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot lock " + lockFile, e);
      }
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void requireInside(String key) {
    Path path = folder.resolve(key);
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    try {
      if (!path.toRealPath().startsWith(folder)) {
        throw NoSuchKeyException.builder().statusCode(404).message("outside the bucket").build();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot resolve " + key, e);
    }
  }
}
