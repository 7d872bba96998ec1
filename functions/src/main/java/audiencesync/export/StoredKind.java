package audiencesync.export;

import audiencesync.export.codec.Bytes;

/** What an object's first bytes say about how it is stored. */
enum StoredKind {
  GZIP("gzip"),
  ZSTD("zstd"),
  PARQUET("Parquet"),
  ZIP("ZIP"),
  PLAIN("");

  /** How many bytes are enough to tell. */
  static final int LONGEST_MAGIC = 4;

  private static final int GZIP_MAGIC = 0x8B1F;
  private static final int ZSTD_MAGIC = 0xFD2FB528;

  /** Frames without content; their last half byte is free. */
  private static final int ZSTD_SKIPPABLE_MAGIC = 0x184D2A50;

  private static final int PARQUET_MAGIC = 0x31524150;
  private static final int ENCRYPTED_PARQUET_MAGIC = 0x45524150;

  /** Excel workbooks are ZIP archives, too. */
  private static final int ZIP_MAGIC = 0x04034B50;

  /** Its name to people. */
  final String label;

  StoredKind(String label) {
    this.label = label;
  }

  static StoredKind of(byte[] head) {
    if (head.length >= 2 && Bytes.unsigned(head, 0, 2) == GZIP_MAGIC) {
      return GZIP;
    }
    if (head.length < LONGEST_MAGIC) {
      return PLAIN;
    }
    int magic = Bytes.intAt(head, 0);
    if (magic == ZSTD_MAGIC || (magic & ~0xF) == ZSTD_SKIPPABLE_MAGIC) {
      return ZSTD;
    }
    if (magic == ZIP_MAGIC) {
      return ZIP;
    }
    return magic == PARQUET_MAGIC || magic == ENCRYPTED_PARQUET_MAGIC ? PARQUET : PLAIN;
  }
}
