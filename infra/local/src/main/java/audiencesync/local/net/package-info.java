/** What every stand-in that speaks HTTP begins with. */
@NullMarked
package audiencesync.local.net;

import org.jspecify.annotations.NullMarked;
