/**
 * Parquet files with flat columns: the footer, pages and encodings of the format's specification
 * (version 2), read through ranges of bytes and a page of each needed column at a time. Knows
 * neither objects nor rows of an audience.
 *
 * <p>Whatever a file says, memory stays within {@link audiencesync.export.parquet.ParquetLimits}; a
 * length, count or offset is compared with what there is before anything is done with it. What does
 * not fit is an {@link audiencesync.export.codec.UnreadableContentException}.
 */
@NullMarked
package audiencesync.export.parquet;

import org.jspecify.annotations.NullMarked;
