package audiencesync.export;

/**
 * What one object turned out to be.
 *
 * @param key its name
 * @param bytes its size as stored
 * @param format never {@link FileFormat#AUTO}
 * @param charset name of the charset it was read in, such as {@code windows-31j}
 * @param certainty how sure it is that it was written in that charset
 * @param compression {@code none}, {@code gzip} or {@code zstd}; of Parquet, the codecs of the
 *     columns that are read, such as {@code snappy} or {@code none+zstd}
 * @param rows all its data rows: accepted, filtered out and rejected
 */
public record ReadSummary(
    String key,
    long bytes,
    FileFormat format,
    String charset,
    CharsetCertainty certainty,
    String compression,
    long rows) {}
