package audiencesync.sync;

import audiencesync.sync.port.ContentSource;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.port.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The prepare step over inputs that are made as they are read, in a JVM of its own: {@code
 * LargePreparation <identities>}. Every second identity is a member's. Prints what it sent and the
 * most memory that the process ever had, in MB.
 */
final class LargePreparation {
  private LargePreparation() {}

  public static void main(String... args) throws IOException {
    long identities = Long.parseLong(args[0]);
    GeneratedBucket bucket = new GeneratedBucket(identities);
    JoinedRun.planned(bucket);
    PrepareAudience.Output output =
        new PrepareAudience(bucket).run(new PrepareAudience.Input(JoinedRun.RUN));
    System.out.printf(
        "rows %d identifiers %d lines %d files %d ordered %b peak %d%n",
        output.rows(),
        output.identifiers(),
        bucket.lines(),
        output.files(),
        bucket.isOrdered(),
        peakMegabytes());
  }

  private static long peakMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          / 1_024;
    }
  }

  private record Staged(String first, String last, long lines, boolean ordered) {}

  /** Two inputs that are nowhere, and files that are looked at and forgotten. */
  private static final class GeneratedBucket implements ObjectStore {
    private final MemoryObjectStore documents = new MemoryObjectStore();
    private final long identities;
    private final Map<String, StoredObject> inputs;
    private final SortedMap<String, Staged> staged = new TreeMap<>();

    GeneratedBucket(long identities) throws IOException {
      this.identities = identities;
      this.inputs =
          Map.of(
              "inbox/m/all.csv",
              input("inbox/m/all.csv"),
              "inbox/u/all.csv",
              input("inbox/u/all.csv"));
    }

    private StoredObject input(String key) throws IOException {
      try (InputStream in = open(key)) {
        long bytes = 0;
        byte[] block = new byte[1 << 16];
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          bytes += n;
        }
        return new StoredObject(key, bytes, Instant.EPOCH);
      }
    }

    @Override
    public InputStream open(String key) {
      return key.startsWith("inbox/m/")
          ? new Rows(
              "u\n", identities / 2, (row, out) -> out.text("user-").number(2 * row).text("\n"))
          : new Rows(
              "u,m\n",
              identities,
              (row, out) ->
                  out.text("user-").number(row).text(",person").number(row).text("@example.com\n"));
    }

    @Override
    public List<StoredObject> list(String prefix) {
      return prefix.startsWith("inbox/")
          ? inputs.values().stream().filter(input -> input.key().startsWith(prefix)).toList()
          : documents.list(prefix);
    }

    @Override
    public Optional<StoredObject> find(String key) {
      return Optional.ofNullable(inputs.get(key)).or(() -> documents.find(key));
    }

    @Override
    public void write(String key, long bytes, ContentSource content) {
      try (InputStream in = content.open()) {
        byte[] line = new byte[65];
        String first = "";
        String last = "";
        long lines = 0;
        boolean ordered = true;
        for (int n = in.readNBytes(line, 0, 65); n > 0; n = in.readNBytes(line, 0, 65)) {
          String hash = new String(line, 0, 64, StandardCharsets.US_ASCII);
          ordered &= last.compareTo(hash) < 0 && line[64] == '\n';
          first = lines == 0 ? hash : first;
          last = hash;
          lines++;
        }
        stage(key, new Staged(first, last, lines, ordered && 65 * lines == bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private synchronized void stage(String key, Staged file) {
      staged.put(key, file);
    }

    long lines() {
      return staged.values().stream().mapToLong(Staged::lines).sum();
    }

    /** Within the files and from each to the next. */
    boolean isOrdered() {
      String last = "";
      boolean ordered = true;
      for (Staged file : staged.values()) {
        ordered &= file.ordered() && last.compareTo(file.first()) < 0;
        last = file.last();
      }
      return ordered;
    }

    @Override
    public Optional<byte[]> read(String key) {
      return documents.read(key);
    }

    @Override
    public boolean replace(StoredVersion version, byte[] content) {
      return documents.replace(version, content);
    }

    @Override
    public StoredVersion version(String key) {
      throw new UnsupportedOperationException("for Parquet only");
    }

    @Override
    public void read(StoredVersion version, long from, ByteBuffer into) {
      throw new UnsupportedOperationException("for Parquet only");
    }

    @Override
    public void write(String key, byte[] content, String contentType) {
      documents.write(key, content, contentType);
    }

    @Override
    public boolean create(String key, byte[] content) {
      return documents.create(key, content);
    }

    @Override
    public void delete(String key) {
      documents.delete(key);
    }
  }

  /** Writes one row. */
  private interface Row {
    void write(long number, Text out);
  }

  /** Bytes of text, made without an object a row. */
  private static final class Text {
    private final byte[] bytes = new byte[512];
    private int length;

    Text text(String ascii) {
      for (int i = 0; i < ascii.length(); i++) {
        bytes[length++] = (byte) ascii.charAt(i);
      }
      return this;
    }

    Text number(long number) {
      long unit = 1;
      while (number / unit >= 10) {
        unit *= 10;
      }
      for (; unit > 0; unit /= 10) {
        bytes[length++] = (byte) ('0' + number / unit % 10);
      }
      return this;
    }
  }

  /** A file of so many rows. */
  private static final class Rows extends InputStream {
    private final Text text = new Text();
    private final long rows;
    private final Row row;
    private long next;
    private int at;

    Rows(String header, long rows, Row row) {
      this.rows = rows;
      this.row = row;
      text.text(header);
    }

    @Override
    public int read() {
      return isFilled() ? text.bytes[at++] : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int done = 0;
      while (done < length && isFilled()) {
        int n = Math.min(length - done, text.length - at);
        System.arraycopy(text.bytes, at, into, offset + done, n);
        at += n;
        done += n;
      }
      return done == 0 && length > 0 ? -1 : done;
    }

    private boolean isFilled() {
      if (at < text.length) {
        return true;
      }
      if (next == rows) {
        return false;
      }
      text.length = 0;
      at = 0;
      row.write(next++, text);
      return true;
    }
  }
}
