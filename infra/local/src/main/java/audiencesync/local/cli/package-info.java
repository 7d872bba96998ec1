/** The commands that people run on this machine. */
@NullMarked
package audiencesync.local.cli;

import org.jspecify.annotations.NullMarked;
