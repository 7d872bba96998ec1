package audiencesync.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A folder as a bucket: S3Proxy in this process, on a free port of 127.0.0.1. The files of the
 * folder are the objects, their relative paths the keys. Several processes may serve one folder.
 */
public final class LocalS3 implements AutoCloseable {
  /**
   * The bucket's name, whatever the folder is called: S3 allows fewer characters than folders do.
   */
  public static final String BUCKET = "bucket";

  private final Path root;
  private final S3Proxy proxy;

  private LocalS3(Path root, S3Proxy proxy) {
    this.root = root;
    this.proxy = proxy;
  }

  /**
   * Serves a folder.
   *
   * @throws IllegalArgumentException when it is no folder
   */
  public static LocalS3 serve(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is not a folder");
    }
    try {
      Path root = Files.createTempDirectory("line-audience-sync-s3-");
      Path bucket = folder.toRealPath();
      Path uploads = Files.createDirectories(Beside.of(bucket, Uploads.BUCKET));
      Files.createSymbolicLink(root.resolve(BUCKET), bucket);
      Files.createSymbolicLink(root.resolve(Uploads.BUCKET), uploads);
      return new LocalS3(root, started(root, bucket));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve the folder " + folder, e);
    }
  }

  private static S3Proxy started(Path root, Path bucket) {
    BlobStore files = new FilesystemNio2BlobStore(root.toString());
    Uploads uploads = new Uploads(files, root.resolve(Uploads.BUCKET));
    FolderBlobStore store = new FolderBlobStore(files, new FolderBound(bucket), uploads);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, null, null)
            // Clients keep their connections; waiting for them to let go takes seconds.
            .stopTimeout(0)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3 cannot be served on this machine", e);
    }
    return proxy;
  }

  /** Where the S3 client finds it. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  @Override
  public void close() {
    try {
      proxy.stop();
      Files.deleteIfExists(root.resolve(BUCKET));
      Files.deleteIfExists(root.resolve(Uploads.BUCKET));
      Files.deleteIfExists(root);
    } catch (Exception e) {
      throw new IllegalStateException("S3 on this machine did not stop", e);
    }
  }
}
