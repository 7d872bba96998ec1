/** Reading exported files: formats, charsets, columns, filters. Takes streams; knows no AWS. */
@NullMarked
package audiencesync.export;

import org.jspecify.annotations.NullMarked;
