/**
 * Decompression that the JDK does not bring, zstd and snappy, or brings slower: deflate. Nothing
 * but arrays and their checks: no native code and no {@code sun.misc.Unsafe}, so that no input can
 * read or write memory that is not its own. A stream needs memory for its window and tables and no
 * more, whatever the input says.
 */
@NullMarked
package audiencesync.export.codec;

import org.jspecify.annotations.NullMarked;
