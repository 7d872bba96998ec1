package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An array whose items all follow one rule.
 *
 * @param expected what to write
 * @param items what each item must be
 * @param size how many there may be
 */
record ListOf<T>(String expected, Rule<T> items, Size size) implements Rule<List<T>> {
  /** How many items an array may have. */
  enum Size {
    ANY,
    AT_LEAST_ONE,
    /** At least one, and none that equals another. */
    AT_LEAST_ONE_DISTINCT
  }

  @Override
  public Optional<List<T>> read(JsonNode value, Site site) {
    if (!value.isArray()) {
      return site.problem(Kind.of(value), this);
    }
    if (value.isEmpty() && size != Size.ANY) {
      return site.problem("is an empty array", this);
    }
    List<T> read = readItems(value, site);
    refuseRepeated(read, site);
    return read.size() == value.size() ? Optional.of(List.copyOf(read)) : Optional.empty();
  }

  private List<T> readItems(JsonNode value, Site site) {
    List<T> read = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.read(value.get(i), site.item(i)).ifPresent(read::add);
    }
    return read;
  }

  private void refuseRepeated(List<T> read, Site site) {
    Set<T> distinct = new HashSet<>(read);
    if (size == Size.AT_LEAST_ONE_DISTINCT && distinct.size() < read.size()) {
      site.problem("has an item twice; remove the repetition");
    }
  }
}
