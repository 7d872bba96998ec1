package audiencesync.export;

import java.util.List;
import java.util.Optional;

/**
 * What may separate the names of a header that was read as one name. Never acted on: a semicolon or
 * bar may belong to a name, and what separates fields decides how every row is cut.
 */
final class OtherDelimiters {
  private static final String USUAL_ONES = ";|\t,";

  private OtherDelimiters() {}

  /** The one that cuts a header's only name into several; the first that does. */
  static Optional<Character> in(List<String> names, char delimiter) {
    if (names.size() != 1) {
      return Optional.empty();
    }
    return USUAL_ONES
        .chars()
        .mapToObj(c -> (char) c)
        .filter(c -> c != delimiter && names.get(0).indexOf(c) >= 0)
        .findFirst();
  }

  static String shown(char delimiter) {
    return delimiter == '\t' ? "tabs (\"\\t\")" : "\"" + delimiter + "\"";
  }
}
