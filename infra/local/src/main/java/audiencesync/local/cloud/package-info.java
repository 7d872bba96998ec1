/** AWS's services as far as the pipeline uses them, on 127.0.0.1, for AWS's own clients. */
@NullMarked
package audiencesync.local.cloud;

import org.jspecify.annotations.NullMarked;
