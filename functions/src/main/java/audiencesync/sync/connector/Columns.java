package audiencesync.sync.connector;

import audiencesync.export.Column;
import java.util.Optional;

/** The columns of one input that a run reads. */
record Columns(Optional<Column> userId, Optional<Column> identifier) {}
