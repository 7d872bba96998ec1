package audiencesync.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What part of the audience list is asked for.
 *
 * @param name a part of the name; empty for every audience
 * @param page from 1
 * @param size audiences a page
 */
record AudienceQuery(String name, int page, int size, Comparator<SimulatedAudience> order) {
  private static final int DEFAULT_SIZE = 100;
  private static final Comparator<SimulatedAudience> BY_CREATION =
      Comparator.comparing(SimulatedAudience::created).thenComparing(SimulatedAudience::id);

  /**
   * @param rawQuery percent-encoded; null for none
   * @throws RefusedException when a value is not one that LINE documents
   */
  static AudienceQuery parse(Optional<String> rawQuery) {
    Map<String, String> values = values(rawQuery.orElse(""));
    return new AudienceQuery(
        values.getOrDefault("name", ""),
        number(values, "page", 1),
        number(values, "size", DEFAULT_SIZE),
        order(values));
  }

  private static Map<String, String> values(String rawQuery) {
    Map<String, String> values = new HashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
        values.put(pair.substring(0, equals), value);
      }
    }
    return values;
  }

  private static int number(Map<String, String> values, String name, int absent) {
    String text = values.getOrDefault(name, Integer.toString(absent));
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw RefusedException.badRequest("INVALID_NUMBER_FORMAT", name);
    }
    return Integer.parseInt(text);
  }

  private static Comparator<SimulatedAudience> order(Map<String, String> values) {
    Comparator<SimulatedAudience> ascending =
        switch (values.getOrDefault("sortKey", "created")) {
          case "id" -> Comparator.comparing(SimulatedAudience::id);
          case "name" -> Comparator.comparing(SimulatedAudience::name);
          case "functionType" -> Comparator.comparing(SimulatedAudience::functionType);
          case "estimatedAudienceSize" -> Comparator.comparing(a -> a.members().size());
          case "created" -> BY_CREATION;
          default -> throw RefusedException.badRequest("INVALID_ENUM", "sortKey");
        };
    return switch (values.getOrDefault("sortOrder", "desc")) {
      case "asc" -> ascending;
      case "desc" -> ascending.reversed();
      default -> throw RefusedException.badRequest("INVALID_ENUM", "sortOrder");
    };
  }
}
