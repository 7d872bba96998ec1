package audiencesync.sync.port;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The bucket. Every call may throw {@link StoreException}; a stream it opened throws the same
 * instead of an {@code IOException}, so that a lost connection is never taken for a broken file.
 */
public interface ObjectStore {
  /** Every object whose key begins with {@code prefix}, by key in UTF-8 order. */
  List<StoredObject> list(String prefix);

  /** An object's key, size and age, without its content. */
  Optional<StoredObject> find(String key);

  /** A small document's content; refuses one of more than 16 MiB. */
  Optional<byte[]> read(String key);

  /**
   * A small document's content with its version: to write over no other. It is as good when the
   * content is newer than the version.
   */
  default Optional<StoredContent> readVersion(String key) {
    return find(key)
        .map(found -> version(key))
        .flatMap(version -> read(key).map(content -> new StoredContent(version, content)));
  }

  /** A large object's content from its first byte; the caller closes it, read to the end or not. */
  InputStream open(String key);

  /** The version that an object has now: to read it in parts, or to write over no other. */
  StoredVersion version(String key);

  /**
   * Fills the buffer with the bytes of that version that begin at {@code from}. When the object was
   * overwritten or deleted since, that is a {@link StoreException}: reading it anew may succeed.
   */
  void read(StoredVersion version, long from, ByteBuffer into);

  /** Writes a small document, whatever was there before. */
  void write(String key, byte[] content, String contentType);

  /** Writes a large object of a known size. */
  void write(String key, long bytes, ContentSource content);

  /**
   * Creates a small document unless there is one.
   *
   * @return whether it was created: {@code false} when the key was taken, now or by a creation
   *     under way
   */
  boolean create(String key, byte[] content);

  /**
   * Writes a small document over that very version of it.
   *
   * @return whether it was written: {@code false} when the document was overwritten since
   */
  boolean replace(StoredVersion version, byte[] content);

  /** Deletes an object; none of that key is as good. */
  void delete(String key);
}
