package audiencesync.sync.port;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket in memory, for tests of what needs no S3; the real client is tested elsewhere. */
public final class MemoryObjectStore implements ObjectStore {
  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  /** Every key, in order. */
  public List<String> keys() {
    return List.copyOf(objects.keySet());
  }

  public void write(String key, String content) {
    objects.put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<StoredObject> list(String prefix) {
    return objects.tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> stored(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return Optional.ofNullable(objects.get(key)).map(content -> stored(key, content));
  }

  @Override
  public Optional<byte[]> read(String key) {
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  @Override
  public InputStream open(String key) {
    return new ByteArrayInputStream(objects.get(key));
  }

  @Override
  public StoredVersion version(String key) {
    byte[] content = Objects.requireNonNull(objects.get(key));
    return new StoredVersion(key, etag(content), content.length);
  }

  @Override
  public void read(StoredVersion version, long from, ByteBuffer into) {
    into.put(Objects.requireNonNull(objects.get(version.key())), (int) from, into.remaining());
  }

  @Override
  public void write(String key, byte[] content, String contentType) {
    objects.put(key, content.clone());
  }

  @Override
  public void write(String key, long bytes, ContentSource content) {
    try (InputStream in = content.open()) {
      objects.put(key, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean create(String key, byte[] content) {
    return objects.putIfAbsent(key, content.clone()) == null;
  }

  @Override
  public boolean replace(StoredVersion version, byte[] content) {
    byte[] there = Objects.requireNonNull(objects.get(version.key()));
    return etag(there).equals(version.etag())
        && objects.replace(version.key(), there, content.clone());
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }

  private static String etag(byte[] content) {
    return Integer.toHexString(Arrays.hashCode(content));
  }

  private static StoredObject stored(String key, byte[] content) {
    return new StoredObject(key, content.length, Instant.EPOCH);
  }
}
