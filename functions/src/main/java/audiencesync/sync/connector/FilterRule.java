package audiencesync.sync.connector;

import audiencesync.export.RowFilter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A filter: {@code {"all": […]}} or {@code {"any": […]}} of filters, or one condition.
 *
 * @param column what a condition's column must be
 * @param depth how many groups deep this one is, itself counted
 */
record FilterRule(ColumnRule column, int depth) implements Rule<RowFilter> {
  private static final int DEEPEST = 16;

  @Override
  public String expected() {
    return "an object such as"
        + " {\"all\": [{\"column\": \"plan\", \"op\": \"eq\", \"value\": \"gold\"}]}";
  }

  @Override
  public Optional<RowFilter> read(JsonNode value, Site site) {
    boolean condition = Stream.of("column", "op", "value").anyMatch(value::has);
    return condition
        ? new ObjectOf<>(expected(), new ConditionReader(column)::read).read(value, site)
        : new ObjectOf<>(expected(), this::group).read(value, site);
  }

  private Optional<RowFilter> group(Fields fields) {
    if (depth > DEEPEST) {
      return fields.site().problem("is nested more than " + DEEPEST + " groups deep; flatten it");
    }
    Optional<List<RowFilter>> all = fields.optional("all", parts(ListOf.Size.ANY));
    Optional<List<RowFilter>> any = fields.optional("any", parts(ListOf.Size.AT_LEAST_ONE));
    if (fields.has("all") == fields.has("any")) {
      String fault =
          fields.has("all") ? "has both \"all\" and \"any\"" : "has neither \"all\" nor \"any\"";
      fields.site().problem(fault, this);
    }
    return fields.complete(
        () ->
            all.<RowFilter>map(RowFilter.All::new)
                .orElseGet(() -> new RowFilter.Any(any.orElseThrow())));
  }

  private ListOf<RowFilter> parts(ListOf.Size size) {
    return new ListOf<>(
        "an array of conditions and groups", new FilterRule(column, depth + 1), size);
  }
}
