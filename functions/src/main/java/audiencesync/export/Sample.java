package audiencesync.export;

import java.util.List;

/**
 * The first rows of one object, after mapping and filter, with raw values: whoever shows them masks
 * them first.
 *
 * @param header names of all columns; of JSON Lines, the first row's members; empty without a
 *     header
 * @param format never {@link FileFormat#AUTO}
 * @param charset name of the charset, as far as it was read
 * @param certainty how sure it is that it was written in that charset, as far as it was read
 * @param compression {@code none}, {@code gzip} or {@code zstd}; of Parquet, the codecs of the
 *     columns that are read, such as {@code snappy} or {@code none+zstd}
 * @param rows the rows, in the order of the file
 */
public record Sample(
    List<String> header,
    FileFormat format,
    String charset,
    CharsetCertainty certainty,
    String compression,
    List<SampleRow> rows) {
  public Sample {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }
}
