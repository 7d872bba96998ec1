/** What outlives a run: a connector's state, its locks and the triggers it has claimed. */
@NullMarked
package audiencesync.sync.state;

import org.jspecify.annotations.NullMarked;
