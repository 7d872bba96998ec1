package audiencesync.aws;

import audiencesync.sync.port.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's content. A connection that breaks is a {@link StoreException}, not an {@code
 * IOException}: who reads a file must not take it for the file's fault. What is not read to the end
 * is aborted, because closing would read the rest.
 */
final class S3ObjectStream extends InputStream {
  private final ResponseInputStream<GetObjectResponse> content;
  private final String key;
  private boolean ended;

  S3ObjectStream(ResponseInputStream<GetObjectResponse> content, String key) {
    this.content = content;
    this.key = key;
  }

  /** All of a small object; refuses one of more than {@code limit} bytes. */
  static byte[] readAll(ResponseInputStream<GetObjectResponse> found, String key, long limit) {
    try (S3ObjectStream in = new S3ObjectStream(found, key)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] block = new byte[8192];
      for (int n = in.read(block, 0, block.length); n >= 0; n = in.read(block, 0, block.length)) {
        all.write(block, 0, n);
        if (all.size() > limit) {
          throw new IllegalStateException(key + " is larger than a document of ours can be");
        }
      }
      return all.toByteArray();
    }
  }

  /** Reads until the buffer is full. */
  void fill(ByteBuffer into) {
    byte[] block = new byte[Math.min(into.remaining(), 64 << 10)];
    while (into.hasRemaining()) {
      int n = read(block, 0, Math.min(block.length, into.remaining()));
      if (n < 0) {
        throw new StoreException("S3 sent too few bytes of " + key + ". Running again is safe.");
      }
      into.put(block, 0, n);
    }
    ended = read(block, 0, 1) < 0;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    try {
      int n = content.read(into, offset, length);
      ended |= n < 0;
      return n;
    } catch (IOException | SdkException e) {
      throw new StoreException(
          "The connection to S3 broke while reading " + key + ". Running again is safe.", e);
    }
  }

  @Override
  public void close() {
    if (ended) {
      closeQuietly();
    } else {
      content.abort();
    }
  }

  /** The content has been read; nothing can be lost any more. */
  private void closeQuietly() {
    try {
      content.close();
    } catch (IOException | SdkException e) {
      content.abort();
    }
  }
}
