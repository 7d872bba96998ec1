package audiencesync.sync.report;

import audiencesync.audience.Input;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One object that a run read, or was about to read.
 *
 * @param bytes its size as it lies in the bucket
 * @param modifiedAt when it was last written; empty when it is not known
 * @param format as detected or given; empty until it was read, as are the four below
 * @param charset its IANA name
 * @param certainty how sure that charset is, in the words of report.json: {@code given}, {@code
 *     marked}, {@code ascii}, {@code proven}, {@code likely} or {@code ambiguous}
 * @param compression {@code none}, {@code gzip} or {@code zstd}; of Parquet, its codecs, such as
 *     {@code snappy} or {@code none+zstd}
 * @param rows rows of data, the header aside
 */
public record ReportedInput(
    Input input,
    String key,
    long bytes,
    Optional<Instant> modifiedAt,
    Optional<String> format,
    Optional<String> charset,
    Optional<String> certainty,
    Optional<String> compression,
    OptionalLong rows) {}
