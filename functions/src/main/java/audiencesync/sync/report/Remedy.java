package audiencesync.sync.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What most likely caused a failure and what to do next, by the error's name. The same table, in
 * the same English words, is in {@code docs/operations.md}.
 */
record Remedy(Phrase cause, Phrase next) {
  private static final String JDK = "java.lang";
  private static final String OTHERS = "unknown";

  static Remedy of(RunError error) {
    String name = knownName(error);
    String key = "remedy." + name + ".same";
    String one = Language.EN.knows(key) ? Language.EN.say(Phrase.of(key)) : name;
    return new Remedy(Phrase.of("remedy." + one + ".cause"), Phrase.of("remedy." + one + ".next"));
  }

  /** As sentences for a list. */
  List<Phrase> sentences() {
    return List.of(Phrase.of("error.cause", cause), Phrase.of("error.next", next));
  }

  /** Errors of AWS are known by their whole names, ours by that of the class. */
  private static String knownName(RunError error) {
    return Stream.of(error.name(), error.simpleName())
        .filter(Remedy::isKnown)
        .findFirst()
        .orElse(error.name().startsWith(JDK + ".") ? JDK : OTHERS);
  }

  private static boolean isKnown(String name) {
    return Language.EN.knows("remedy." + name + ".cause")
        || Language.EN.knows("remedy." + name + ".same");
  }
}
