package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what a check finds. */
final class Findings {
  private final List<String> sentences = new ArrayList<>();

  /** What a rule finds in each thing, by the things' ids. */
  static List<String> inEach(Map<String, JsonNode> things, Rule rule) {
    Findings findings = new Findings();
    things.forEach((id, thing) -> rule.check(findings, id, thing));
    return findings.all();
  }

  void add(String sentence) {
    sentences.add(sentence);
  }

  void require(boolean holds, String sentence) {
    if (!holds) {
      add(sentence);
    }
  }

  /** Both must have the same members. */
  void requireSame(Set<String> have, Set<String> want, String what) {
    Set<String> missing = new TreeSet<>(want);
    missing.removeAll(have);
    Set<String> needless = new TreeSet<>(have);
    needless.removeAll(want);
    require(missing.isEmpty(), what + " lacks " + missing);
    require(needless.isEmpty(), what + " has " + needless + " for nothing");
  }

  List<String> all() {
    return List.copyOf(sentences);
  }

  /** What must hold of one thing: a function, a role, a state. */
  @FunctionalInterface
  interface Rule {
    void check(Findings findings, String id, JsonNode thing);
  }
}
