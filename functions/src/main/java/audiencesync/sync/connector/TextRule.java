package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A string that breaks none of several conditions, which are looked at in their order.
 *
 * @param expected what to write
 */
record TextRule(String expected, List<Condition> conditions) implements Rule<String> {
  /**
   * @param broken whether a text breaks it
   * @param fault what is then wrong with the text; never repeats it
   */
  record Condition(Predicate<String> broken, String fault) {}

  @Override
  public Optional<String> read(JsonNode value, Site site) {
    if (!value.isTextual()) {
      return site.problem(Kind.of(value), this);
    }
    Optional<String> fault = fault(value.textValue());
    return fault.isPresent()
        ? site.problem(fault.orElseThrow(), this)
        : Optional.of(value.textValue());
  }

  /**
   * @throws IllegalArgumentException naming the field when the text breaks a condition
   */
  void require(String field, String text) {
    fault(text)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(field + " " + fault + "; it must be " + expected);
            });
  }

  private Optional<String> fault(String text) {
    return conditions.stream().filter(c -> c.broken().test(text)).findFirst().map(Condition::fault);
  }
}
