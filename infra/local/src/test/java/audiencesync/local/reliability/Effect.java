package audiencesync.local.reliability;

import java.util.regex.Pattern;

/**
 * One point of an execution at which it can be stopped.
 *
 * @param step the state of the machine
 * @param what the effect, without what differs from run to run; empty where a state begins
 */
record Effect(String step, String what) {
  private static final Pattern OWN = Pattern.compile("(work|runs|locks|claims)/.*");

  static Effect boundary(String step) {
    return new Effect(step, "");
  }

  boolean isBoundary() {
    return what.isEmpty();
  }

  /** What makes effects alike: of a run's own documents, which it is makes no difference. */
  String kind() {
    return isBoundary() ? "a state begins" : OWN.matcher(what).replaceFirst("$1/…");
  }
}
