package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a column is compared with: a string, or a number, true or false as JSON writes it. */
record Operand() implements Rule<String> {
  @Override
  public String expected() {
    return "one string or number, or an array of them with \"in\" or \"notIn\"";
  }

  @Override
  public Optional<String> read(JsonNode value, Site site) {
    if (value.isNull()) {
      return site.problem("is null; use the op \"isEmpty\" or \"isNotEmpty\" without a value");
    }
    return value.isContainerNode()
        ? site.problem(Kind.of(value), this)
        : Optional.of(value.asText());
  }
}
