package audiencesync.handler;

import audiencesync.sync.port.ContentSource;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands in for the bucket while the step that prepares is rehearsed: inputs and documents are
 * in memory, large objects are read from their source and forgotten.
 */
final class RehearsalStore implements ObjectStore {
  private static final String ABSENT = "no rehearsal asks for this";

  private final Map<String, byte[]> contents;

  RehearsalStore(Map<String, byte[]> inputs) {
    this.contents = new ConcurrentHashMap<>(inputs);
  }

  @Override
  public List<StoredObject> list(String prefix) {
    return contents.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .map(this::stored)
        .toList();
  }

  private StoredObject stored(String key) {
    return new StoredObject(key, content(key).length, Instant.EPOCH);
  }

  private byte[] content(String key) {
    return read(key).orElseThrow(() -> new StoreException(key + " is not there"));
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return read(key).map(content -> stored(key));
  }

  @Override
  public Optional<byte[]> read(String key) {
    return Optional.ofNullable(contents.get(key));
  }

  @Override
  public InputStream open(String key) {
    return new ByteArrayInputStream(content(key));
  }

  @Override
  public StoredVersion version(String key) {
    return new StoredVersion(key, "0", content(key).length);
  }

  @Override
  public void read(StoredVersion version, long from, ByteBuffer into) {
    throw new UnsupportedOperationException(ABSENT);
  }

  @Override
  public void write(String key, byte[] content, String contentType) {
    contents.put(key, content);
  }

  @Override
  public void write(String key, long bytes, ContentSource content) {
    try (InputStream in = content.open()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean create(String key, byte[] content) {
    return contents.putIfAbsent(key, content) == null;
  }

  @Override
  public boolean replace(StoredVersion version, byte[] content) {
    throw new UnsupportedOperationException(ABSENT);
  }

  @Override
  public void delete(String key) {
    contents.remove(key);
  }
}
