package audiencesync.sync.report;

import java.util.List;

/**
 * A sentence or label before it is said in a language.
 *
 * @param key names its template in {@code ja.properties} and {@code en.properties}
 * @param arguments put in place of {@code {0}}, {@code {1}}: phrases, whole numbers and texts
 */
record Phrase(String key, List<Object> arguments) {
  Phrase {
    arguments = List.copyOf(arguments);
  }

  static Phrase of(String key, Object... arguments) {
    return new Phrase(key, List.of(arguments));
  }
}
