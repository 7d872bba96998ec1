/** What a person sees of the data before anything is sent: a few rows, masked. */
@NullMarked
package audiencesync.sync.preview;

import org.jspecify.annotations.NullMarked;
