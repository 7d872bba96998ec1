/** Lambda entry points: decode, call one use case, encode. */
@NullMarked
package audiencesync.handler;

import org.jspecify.annotations.NullMarked;
