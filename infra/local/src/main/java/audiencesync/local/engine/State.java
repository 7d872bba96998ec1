package audiencesync.local.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One state of the machine, as read and checked. */
sealed interface State {
  String name();

  /** Where the machine may go from here. */
  List<Effect> effects();

  /** {@code lambda:invoke} and {@code sns:publish}. */
  record Task(
      String name,
      TaskResource resource,
      Template arguments,
      Optional<Template> timeoutSeconds,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Effect effect)
      implements State {
    @Override
    public List<Effect> effects() {
      List<Effect> all = new ArrayList<>(List.of(effect));
      catchers.forEach(catcher -> all.add(catcher.effect()));
      return all;
    }
  }

  /** The first rule whose condition holds decides; else {@code otherwise}. */
  record Choice(String name, List<ChoiceRule> rules, Optional<Effect> otherwise) implements State {
    @Override
    public List<Effect> effects() {
      List<Effect> all = new ArrayList<>();
      rules.forEach(rule -> all.add(rule.effect()));
      otherwise.ifPresent(all::add);
      return all;
    }
  }

  /** One rule of a Choice. */
  record ChoiceRule(Template condition, Effect effect) {}

  /** Lets seconds pass. */
  record Wait(String name, Template seconds, Effect effect) implements State {
    @Override
    public List<Effect> effects() {
      return List.of(effect);
    }
  }

  /** Computes. */
  record Pass(String name, Effect effect) implements State {
    @Override
    public List<Effect> effects() {
      return List.of(effect);
    }
  }

  /** Ends well. */
  record Succeed(String name, Effect effect) implements State {
    @Override
    public List<Effect> effects() {
      return List.of(effect);
    }
  }

  /** Ends with an error. */
  record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {
    @Override
    public List<Effect> effects() {
      return List.of();
    }
  }
}
