package audiencesync.sync;

import audiencesync.export.CharsetCertainty;
import audiencesync.export.FileFormat;
import audiencesync.sync.report.MaskedSample;

/**
 * The beginning of one input's file.
 *
 * @param charset name of the charset that was recognised or configured
 * @param certainty how sure it is that it was written in that charset, as far as it was read
 * @param compression {@code none} or {@code gzip}
 * @param sample header and masked rows
 */
public record FilePreview(
    FileFormat format,
    String charset,
    CharsetCertainty certainty,
    String compression,
    MaskedSample sample) {}
