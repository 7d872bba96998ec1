package audiencesync.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.stream.Stream;

/** What an object's first bytes say about how it is stored. */
enum StoredKind {
  GZIP("\u001F\u008B"),
  ZSTD("(\u00B5/\u00FD"),
  PARQUET("PAR1"),
  PLAIN("");

  /** How many bytes are enough to tell. */
  static final int LONGEST_MAGIC = 4;

  /** One character a byte. */
  private final String magic;

  StoredKind(String magic) {
    this.magic = magic;
  }

  static StoredKind of(byte[] head) {
    String begin = new String(head, ISO_8859_1);
    return Stream.of(values())
        .filter(kind -> begin.startsWith(kind.magic))
        .findFirst()
        .orElse(PLAIN);
  }
}
