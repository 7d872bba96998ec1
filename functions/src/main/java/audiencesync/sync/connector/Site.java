package audiencesync.sync.connector;

import audiencesync.export.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place in a document, and the list to which everything wrong in the document is added. */
final class Site {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  private final String path;
  private final List<Problem> problems;

  private Site(String path, List<Problem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** The whole of a new document. */
  static Site root() {
    return new Site("$", new ArrayList<>());
  }

  Site field(String name) {
    String step =
        PLAIN_NAME.matcher(name).matches()
            ? "." + name
            : "[\"" + Printable.shortened(name, Printable.NAME) + "\"]";
    return new Site(path + step, problems);
  }

  Site item(int index) {
    return new Site(path + "[" + index + "]", problems);
  }

  /** Adds a problem of this place; what cannot be read is empty. */
  <T> Optional<T> problem(String text) {
    problems.add(new Problem(path, text));
    return Optional.empty();
  }

  /** Adds a problem: what is wrong with the value, and what to write instead. */
  <T> Optional<T> problem(String fault, Rule<?> rule) {
    return problem(fault + "; write " + rule.expected());
  }

  /** Every problem of the document so far. */
  List<Problem> problems() {
    return problems;
  }
}
