package audiencesync.local.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What a folder of files lacks to be S3: uploads that appear whole or not at all, an ETag of files
 * that came there by other ways, and a bound that symbolic links cannot cross.
 */
final class FolderBlobStore extends ForwardingBlobStore {
  private final FolderBound bound;
  private final Uploads uploads;

  FolderBlobStore(BlobStore files, FolderBound bound, Uploads uploads) {
    super(files);
    this.bound = bound;
    this.uploads = uploads;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    if (!bound.holds(request.key())) {
      readToEnd(content);
    }
    bound.require(request.key());
    return uploads.put(request, content, bound.path(request.key()));
  }

  /** An answer before the end of the request makes clients see a broken connection, not it. */
  private static void readToEnd(InputStream content) {
    try {
      content.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an upload", e);
    }
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    bound.require(request.key());
    return super.initiateMultipartUpload(request);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    bound.require(request.sourceKey());
    bound.require(request.destinationKey());
    return super.copyBlob(request);
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    // S3 does not mind when there is nothing to delete.
    return bound.holds(request.key())
        ? super.removeBlob(request)
        : DeleteObjectResponse.builder().build();
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    bound.require(request.key());
    ResponseInputStream<GetObjectResponse> found = super.getBlob(request);
    if (found.response().eTag() != null) {
      return found;
    }
    String tag = eTag(request.key());
    if (request.ifMatch() != null && !unquoted(request.ifMatch()).equals(unquoted(tag))) {
      found.abort();
      throw S3Exception.builder().statusCode(412).message("another version is there").build();
    }
    return new ResponseInputStream<>(found.response().toBuilder().eTag(tag).build(), found);
  }

  private static String unquoted(String tag) {
    return tag.replace("\"", "");
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    bound.require(request.key());
    HeadObjectResponse found = super.blobMetadata(request);
    return found == null || found.eTag() != null
        ? found
        : found.toBuilder().eTag(eTag(request.key())).build();
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response page = super.list(request);
    List<S3Object> inside =
        page.contents().stream()
            .filter(object -> bound.holds(object.key()))
            .map(this::withETag)
            .toList();
    return page.toBuilder().contents(inside).build();
  }

  private S3Object withETag(S3Object object) {
    return object.eTag() != null ? object : object.toBuilder().eTag(eTag(object.key())).build();
  }

  /** Of a file that another program wrote: what changes when the content does. */
  private String eTag(String key) {
    Path file = bound.path(key);
    try {
      long modified = Files.getLastModifiedTime(file).toMillis();
      return "\"%016x%016x\"".formatted(modified, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + key, e);
    }
  }
}
