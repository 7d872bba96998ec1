/**
 * A stand-in for the custom-audience part of LINE Ads, on this machine only: it checks signatures
 * as strictly as LINE's documentation reads, and misbehaves on demand. Its rules come from
 * documentation, never from the client it is to test.
 */
@NullMarked
package audiencesync.local.line;

import org.jspecify.annotations.NullMarked;
