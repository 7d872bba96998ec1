/** One run: its request, its name, and the documents that its steps leave for each other. */
@NullMarked
package audiencesync.sync.run;

import org.jspecify.annotations.NullMarked;
