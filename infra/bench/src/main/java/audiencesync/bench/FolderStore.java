package audiencesync.bench;

import audiencesync.sync.port.ContentSource;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bucket of files for one run: documents in memory, inputs and staged files on disk, so that what
 * is measured is the work and not a network.
 *
 * @param inputs where the file of each input is, by its key
 * @param out where large objects are written
 * @param line over which the inputs come
 */
record FolderStore(
    Map<String, Path> inputs, Path out, Map<String, byte[]> documents, PacedLine.Carrier line)
    implements ObjectStore {
  FolderStore(Map<String, Path> inputs, Path out) {
    this(inputs, out, new ConcurrentHashMap<>(), PacedLine.ofProperty());
  }

  StoredObject input(String key) {
    try {
      Path file = file(key);
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return new StoredObject(key, Files.size(file), modified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String key) {
    return Objects.requireNonNull(inputs.get(key), key);
  }

  @Override
  public List<StoredObject> list(String prefix) {
    return inputs.keySet().stream().filter(key -> key.startsWith(prefix)).map(this::input).toList();
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return inputs.containsKey(key) ? Optional.of(input(key)) : Optional.empty();
  }

  @Override
  public Optional<byte[]> read(String key) {
    return Optional.ofNullable(documents.get(key));
  }

  @Override
  public InputStream open(String key) {
    try {
      return line.carry(new FileInputStream(file(key).toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StoredVersion version(String key) {
    StoredObject found = input(key);
    return new StoredVersion(key, found.lastModified().toString(), found.bytes());
  }

  @Override
  public void read(StoredVersion version, long from, ByteBuffer into) {
    try (FileChannel file = FileChannel.open(file(version.key()))) {
      long at = from;
      while (into.hasRemaining()) {
        int read = file.read(into, at);
        if (read < 0) {
          throw new IOException(version.key() + " is shorter than it was");
        }
        at += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(String key, byte[] content, String contentType) {
    documents.put(key, content);
  }

  @Override
  public void write(String key, long bytes, ContentSource content) {
    Path file = out.resolve(key.substring(key.lastIndexOf('/') + 1));
    try (InputStream in = content.open();
        OutputStream to = Files.newOutputStream(file)) {
      if (in.transferTo(to) != bytes) {
        throw new IOException(key + " has not " + bytes + " bytes");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean create(String key, byte[] content) {
    return documents.putIfAbsent(key, content) == null;
  }

  @Override
  public boolean replace(StoredVersion version, byte[] content) {
    throw new UnsupportedOperationException("nothing here is replaced");
  }

  @Override
  public void delete(String key) {
    documents.remove(key);
  }
}
