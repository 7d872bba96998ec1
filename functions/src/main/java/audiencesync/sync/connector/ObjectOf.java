package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object that is read field by field.
 *
 * @param expected what to write
 * @param reader reads the fields and ends with {@link Fields#complete}
 */
record ObjectOf<T>(String expected, Function<Fields, Optional<T>> reader) implements Rule<T> {
  @Override
  public Optional<T> read(JsonNode value, Site site) {
    return value instanceof ObjectNode object
        ? reader.apply(new Fields(object, site))
        : site.problem(Kind.of(value), this);
  }
}
