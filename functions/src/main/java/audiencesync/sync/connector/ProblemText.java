package audiencesync.sync.connector;

import java.util.List;
import java.util.stream.Collectors;

/** The one message that says everything that is wrong with a document. */
final class ProblemText {
  /** Keeps the message under the 32,768 characters that Step Functions takes as a cause. */
  private static final int MOST_LINES = 80;

  private ProblemText() {}

  /** The headline with the number of problems, then one problem a line; the first 80 of them. */
  static String of(String headline, List<Problem> problems) {
    String lines =
        problems.stream().limit(MOST_LINES).map(p -> "\n" + p).collect(Collectors.joining());
    return headline + " " + count(problems.size()) + ":" + lines + rest(problems.size());
  }

  private static String count(int problems) {
    return problems == 1 ? "1 problem" : problems + " problems";
  }

  private static String rest(int problems) {
    return problems > MOST_LINES ? "\nand " + (problems - MOST_LINES) + " more" : "";
  }
}
