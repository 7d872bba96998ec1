/** The guards: what must hold before the first byte goes to LINE. */
@NullMarked
package audiencesync.sync.guard;

import org.jspecify.annotations.NullMarked;
