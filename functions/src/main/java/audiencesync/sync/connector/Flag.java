package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** True or false. */
record Flag() implements Rule<Boolean> {
  @Override
  public String expected() {
    return "true or false, without quotes";
  }

  @Override
  public Optional<Boolean> read(JsonNode value, Site site) {
    return value.isBoolean()
        ? Optional.of(value.booleanValue())
        : site.problem(Kind.of(value), this);
  }
}
