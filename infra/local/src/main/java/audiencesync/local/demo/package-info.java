/**
 * Sample data: invented people, exported as carelessly as real ones, and who of them must arrive.
 */
@NullMarked
package audiencesync.local.demo;

import org.jspecify.annotations.NullMarked;
