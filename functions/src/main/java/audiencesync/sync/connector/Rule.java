package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a JSON value must be, and what it then means. */
interface Rule<T> {
  /** What to write, for messages: follows "write ". */
  String expected();

  /** The value's meaning; empty when it has a problem, which is then noted at the site. */
  Optional<T> read(JsonNode value, Site site);
}
