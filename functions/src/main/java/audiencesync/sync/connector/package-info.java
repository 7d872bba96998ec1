/**
 * What a person configures, as validated types: the connector document and the Ads API setting. The
 * published form of the same rules is {@code infra/connector.schema.json}.
 */
@NullMarked
package audiencesync.sync.connector;

import org.jspecify.annotations.NullMarked;
