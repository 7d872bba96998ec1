package audiencesync.local.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one state, and refuses whatever of it is not implemented. */
final class StateReader {
  private static final long MOST_SECONDS = 99_999_999;
  private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");
  private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

  private final String name;
  private final Field field;

  StateReader(String name, Field field) {
    this.name = name;
    this.field = field.object();
  }

  State read() {
    if (name.length() > 80) {
      throw field.refuse("has a name of more than 80 characters");
    }
    field.find("QueryLanguage").ifPresent(StateReader::requireJsonata);
    return switch (field.at("Type").text()) {
      case "Task" -> task();
      case "Choice" -> choice();
      case "Wait" -> waiting();
      case "Pass" -> pass();
      case "Succeed" -> succeed();
      case "Fail" -> fail();
      default -> throw field.at("Type").refuse("is not implemented here");
    };
  }

  static void requireJsonata(Field language) {
    if (!language.text().equals("JSONata")) {
      throw language.refuse("must be JSONata");
    }
  }

  private State task() {
    allow(
        "Resource",
        "Arguments",
        "TimeoutSeconds",
        "Retry",
        "Catch",
        "Output",
        "Assign",
        "Next",
        "End");
    TaskResource resource = TaskResource.read(field.at("Resource"));
    return new State.Task(
        name,
        resource,
        arguments(resource),
        field.find("TimeoutSeconds").map(f -> seconds(f, 1)),
        retriers(),
        catchers(),
        effect(field, ""));
  }

  private Template arguments(TaskResource resource) {
    Field arguments = field.at("Arguments");
    if (!arguments.isExpression()) {
      resource.check(arguments);
    }
    return Template.read(arguments, "Arguments");
  }

  private static Template seconds(Field seconds, long least) {
    if (!seconds.isExpression()) {
      seconds.wholeNumber(least, MOST_SECONDS);
    }
    String place = seconds.path().substring(seconds.path().lastIndexOf('.') + 1);
    return Template.read(seconds, place);
  }

  private List<Retrier> retriers() {
    List<Retrier> retriers = new ArrayList<>();
    List<Field> entries = field.find("Retry").map(Field::elements).orElse(List.of());
    for (Field entry : entries) {
      retriers.add(Retrier.read(entry, retriers.size() == entries.size() - 1));
    }
    return retriers;
  }

  private List<Catcher> catchers() {
    List<Catcher> catchers = new ArrayList<>();
    List<Field> entries = field.find("Catch").map(Field::elements).orElse(List.of());
    for (Field entry : entries) {
      boolean last = catchers.size() == entries.size() - 1;
      entry.allow(Set.of("Comment", "ErrorEquals", "Next", "Output", "Assign"));
      ErrorMatcher errors = ErrorMatcher.read(entry.at("ErrorEquals"), last);
      entry.at("Next");
      catchers.add(new Catcher(errors, effect(entry, "Catch[" + catchers.size() + "]/")));
    }
    return catchers;
  }

  private State choice() {
    allow("Choices", "Default", "Output", "Assign");
    List<State.ChoiceRule> rules = new ArrayList<>();
    for (Field rule : field.at("Choices").elements()) {
      rules.add(rule(rule, "Choices[" + rules.size() + "]/"));
    }
    Optional<Effect> otherwise =
        field
            .find("Default")
            .map(
                next -> new Effect(output(field, ""), assign(field, ""), Optional.of(next.text())));
    return new State.Choice(name, rules, otherwise);
  }

  private static State.ChoiceRule rule(Field rule, String location) {
    rule.allow(Set.of("Comment", "Condition", "Next", "Output", "Assign"));
    Field condition = rule.at("Condition");
    if (!condition.isExpression() && !condition.json().isBoolean()) {
      throw condition.refuse("must be a JSONata expression, true or false");
    }
    rule.at("Next");
    return new State.ChoiceRule(
        Template.read(condition, location + "Condition"), effect(rule, location));
  }

  private State waiting() {
    allow("Seconds", "Output", "Assign", "Next", "End");
    return new State.Wait(name, seconds(field.at("Seconds"), 0), effect(field, ""));
  }

  private State pass() {
    allow("Output", "Assign", "Next", "End");
    return new State.Pass(name, effect(field, ""));
  }

  private State succeed() {
    allow("Output");
    return new State.Succeed(
        name, new Effect(output(field, ""), Optional.empty(), Optional.empty()));
  }

  private State fail() {
    allow("Error", "Cause");
    return new State.Fail(name, failText("Error"), failText("Cause"));
  }

  private Optional<Template> failText(String member) {
    Optional<Field> text = field.find(member);
    text.ifPresent(Field::text);
    return text.map(f -> Template.read(f, member));
  }

  private static Effect effect(Field from, String location) {
    return new Effect(output(from, location), assign(from, location), next(from));
  }

  private static Optional<Template> output(Field from, String location) {
    return from.find("Output").map(f -> Template.read(f, location + "Output"));
  }

  private static Optional<Template> assign(Field from, String location) {
    Optional<Field> assign = from.find("Assign");
    assign.ifPresent(StateReader::requireVariables);
    return assign.map(f -> Template.read(f, location + "Assign"));
  }

  private static void requireVariables(Field assign) {
    for (Field variable : assign.members()) {
      String variableName = variable.path().substring(assign.path().length() + 1);
      if (variableName.equals("states") || !VARIABLE.matcher(variableName).matches()) {
        throw variable.refuse("is not a name that a variable may have");
      }
    }
  }

  private static Optional<String> next(Field from) {
    Optional<Field> end = from.find("End");
    Optional<Field> next = from.find("Next");
    if (end.isPresent() == next.isPresent()) {
      throw from.refuse("needs either Next or \"End\": true");
    }
    if (end.isPresent() && !end.get().json().equals(JsonNodeFactory.instance.booleanNode(true))) {
      throw end.get().refuse("must be true");
    }
    return next.map(Field::text);
  }

  private void allow(String... names) {
    Set<String> allowed = new TreeSet<>(COMMON);
    allowed.addAll(List.of(names));
    field.allow(allowed);
  }
}
