/** What the use cases need from outside: the bucket, the secrets, other executions. */
@NullMarked
package audiencesync.sync.port;

import org.jspecify.annotations.NullMarked;
