package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fields of one object, each read once by its rule. A wrong field is noted and read as empty,
 * so that reading goes on and finds everything that is wrong.
 */
final class Fields {
  private final ObjectNode object;
  private final Site site;
  private final int problemsBefore;
  private final Set<String> known = new LinkedHashSet<>();

  Fields(ObjectNode object, Site site) {
    this.object = object;
    this.site = site;
    this.problemsBefore = site.problems().size();
  }

  boolean has(String name) {
    return object.has(name);
  }

  /** The object's own place. */
  Site site() {
    return site;
  }

  /** A field's place. */
  Site site(String name) {
    return site.field(name);
  }

  /** A value further down, without a word about what is wrong with it: its own reader says that. */
  <T> Optional<T> peek(List<String> way, Rule<T> rule) {
    JsonNode value = object;
    for (String step : way) {
      value = value.path(step);
    }
    return value.isMissingNode() ? Optional.empty() : rule.read(value, Site.root());
  }

  /** Takes a field for known, whatever its value. */
  void ignore(String name) {
    known.add(name);
  }

  <T> Optional<T> required(String name, Rule<T> rule) {
    Optional<T> value = optional(name, rule);
    return has(name) ? value : site(name).problem("is missing", rule);
  }

  /** Empty when the field is absent, and when it is wrong. */
  <T> Optional<T> optional(String name, Rule<T> rule) {
    known.add(name);
    JsonNode value = object.get(name);
    return value == null ? Optional.empty() : rule.read(value, site(name));
  }

  /** The default when the field is absent; empty only when it is wrong. */
  <T> Optional<T> optional(String name, Rule<T> rule, T otherwise) {
    Optional<T> value = optional(name, rule);
    return has(name) ? value : Optional.of(otherwise);
  }

  /**
   * Ends the reading: refuses every field that was not asked for, then makes the value if nothing
   * in the object was wrong.
   */
  <T> Optional<T> complete(Supplier<T> value) {
    object.fieldNames().forEachRemaining(this::refuseUnknown);
    return site.problems().size() == problemsBefore ? Optional.of(value.get()) : Optional.empty();
  }

  private void refuseUnknown(String name) {
    if (!known.contains(name)) {
      site(name).problem("is not a field that is known here; " + advice(name));
    }
  }

  private String advice(String name) {
    return Spelling.nearest(name, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElseGet(() -> "remove it, or use one of " + String.join(", ", known));
  }
}
