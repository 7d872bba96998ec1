package audiencesync.sync.connector;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One of a few fixed strings, each with its meaning. */
record Choice<T>(Map<String, T> options) implements Rule<T> {
  /** The constants of an enum under their labels, in their order. */
  static <E extends Enum<E>> Choice<E> of(Class<E> type, Function<E, String> label) {
    Map<String, E> options = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(e -> options.put(label.apply(e), e));
    return new Choice<>(options);
  }

  /** The constants of an enum under their names. */
  static <E extends Enum<E>> Choice<E> of(Class<E> type) {
    return of(type, Enum::name);
  }

  @Override
  public String expected() {
    String all = options.keySet().stream().map(o -> "\"" + o + "\"").collect(joining(", "));
    return options.size() == 1 ? all : "one of " + all;
  }

  @Override
  public Optional<T> read(JsonNode value, Site site) {
    if (!value.isTextual()) {
      return site.problem(Kind.of(value), this);
    }
    T meaning = options.get(value.textValue());
    return meaning == null ? site.problem(unknown(value.textValue()), this) : Optional.of(meaning);
  }

  private String unknown(String text) {
    return "is a string with no meaning here"
        + Spelling.nearest(text, options.keySet())
            .map(near -> " (did you mean \"" + near + "\"?)")
            .orElse("");
  }
}
