/**
 * Measures the shipped code beside what one would use instead of it, on the same generated files,
 * and verifies what each of them writes.
 */
@NullMarked
package audiencesync.bench;

import org.jspecify.annotations.NullMarked;
