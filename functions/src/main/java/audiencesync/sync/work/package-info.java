/** What the steps of a run leave for each other under {@code work/<run id>/}: no row, ever. */
@NullMarked
package audiencesync.sync.work;

import org.jspecify.annotations.NullMarked;
