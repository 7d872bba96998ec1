/** Small JSON documents in the bucket. */
@NullMarked
package audiencesync.sync.document;

import org.jspecify.annotations.NullMarked;
