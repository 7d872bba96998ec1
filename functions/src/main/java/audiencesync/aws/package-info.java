/** Adapters of the ports of {@code sync}: S3, Secrets Manager, Step Functions. */
@NullMarked
package audiencesync.aws;

import org.jspecify.annotations.NullMarked;
