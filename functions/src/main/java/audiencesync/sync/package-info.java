/** One use case per state of the state machine, and what they share. */
@NullMarked
package audiencesync.sync;

import org.jspecify.annotations.NullMarked;
