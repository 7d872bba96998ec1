package audiencesync.local.template;

import audiencesync.local.engine.StateMachine;
import audiencesync.local.engine.StateMachineRefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The state machine: what it names outside itself, and what every state of it must have. */
final class StateMachineChecks {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final String LAMBDA = "arn:aws:states:::lambda:invoke";

  /** Of AWS: "Handling transient Lambda service exceptions" in the guide of Step Functions. */
  private static final Set<String> TRANSIENT =
      Set.of(
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.TooManyRequestsException",
          "Lambda.SnapStartNotReadyException");

  private static final Set<String> OTHERS_OF_AWS =
      Set.of("States.ALL", "States.Timeout", "Sandbox.Timedout", "Lambda.Unknown");

  /** What was found in each definition: of most faults that are planted, it has none. */
  private static final Map<JsonNode, List<String>> EXPRESSIONS = new ConcurrentHashMap<>();

  private StateMachineChecks() {}

  static Set<String> placeholders(Shipped shipped) {
    Set<String> names = new TreeSet<>();
    PLACEHOLDER
        .matcher(shipped.stateMachine().toString())
        .results()
        .forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** Names of functions for placeholders, as the engine on this machine takes them. */
  static Map<String, String> substitutions(Shipped shipped) {
    Map<String, String> values = new HashMap<>();
    placeholders(shipped).forEach(name -> values.put(name, name.replaceAll("Function$", "")));
    values.put("NotificationTopic", "arn:aws:sns:ap-northeast-1:123456789012:topic");
    return values;
  }

  static List<String> substitutionsMatch(Shipped shipped) {
    Findings findings = new Findings();
    JsonNode machine = shipped.template().only(Template.STATE_MACHINE);
    JsonNode values = machine.path("DefinitionSubstitutions");
    Set<String> given = new TreeSet<>();
    values.fieldNames().forEachRemaining(given::add);
    findings.requireSame(given, placeholders(shipped), "DefinitionSubstitutions");
    values
        .properties()
        .forEach(
            value -> {
              String name = value.getKey();
              String want = name.equals("NotificationTopic") ? "Topic" : name + "Aliaslive";
              findings.require(
                  value.getValue().path("Ref").asText().equals(want), name + " is not " + want);
            });
    findings.require(
        machine.path("DefinitionS3Location").asText().equals("../statemachine.json"),
        "the definition is not ../statemachine.json");
    return findings.all();
  }

  static List<String> errorNames(Shipped shipped) {
    Findings findings = new Findings();
    shipped
        .stateMachine()
        .findValues("ErrorEquals")
        .forEach(
            names ->
                names.forEach(
                    name ->
                        findings.require(
                            TRANSIENT.contains(name.asText())
                                || OTHERS_OF_AWS.contains(name.asText())
                                || isFailureOfOurs(name.asText()),
                            name.asText() + " is neither AWS's nor a failure of ours")));
    return findings.all();
  }

  private static boolean isFailureOfOurs(String name) {
    try {
      return RuntimeException.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Every expression compiles, every state leads somewhere; anything else unknown is refused. */
  static List<String> definition(Shipped shipped) {
    try {
      StateMachine.load(shipped.stateMachine(), substitutions(shipped));
      return List.of();
    } catch (StateMachineRefusedException e) {
      return e.problems();
    }
  }

  /** Every expression can be evaluated on every way through the machine. */
  static List<String> expressions(Shipped shipped) {
    return EXPRESSIONS.computeIfAbsent(shipped.stateMachine(), definition -> evaluated(shipped));
  }

  private static List<String> evaluated(Shipped shipped) {
    List<String> problems = definition(shipped);
    return problems.isEmpty() ? new Walks(shipped).findings() : problems;
  }

  /** A state must outlive its function: else the function goes on while the state is repeated. */
  static List<String> timeouts(Shipped shipped) {
    Findings findings = new Findings();
    Map<String, JsonNode> functions = shipped.template().functions();
    long whole = shipped.stateMachine().path("TimeoutSeconds").asLong();
    findings.require(whole > 0, "a run may last for ever");
    lambdaStates(shipped)
        .forEach(
            (name, state) -> {
              long seconds = state.path("TimeoutSeconds").asLong();
              long function =
                  functions
                      .getOrDefault(functionOf(state), MissingNode.getInstance())
                      .path("Timeout")
                      .asLong(Long.MAX_VALUE);
              findings.require(
                  seconds > function, name + " ends before its function, which has " + function);
              findings.require(seconds < whole, name + " may last longer than the whole run");
            });
    return findings.all();
  }

  /** Whatever fails is reported by FailSync. */
  static List<String> oneWayOut(Shipped shipped) {
    return Findings.inEach(
        lambdaStates(shipped),
        (findings, name, state) -> {
          JsonNode last = state.path("Catch").path(state.path("Catch").size() - 1);
          String target = name.equals("FailSync") ? "Failed" : "FailSync";
          findings.require(
              last.path("ErrorEquals").path(0).asText().equals("States.ALL")
                  && last.path("Next").asText().equals(target),
              name + " does not end in " + target + " whatever fails");
        });
  }

  /** What Lambda fails with for a moment is tried again. */
  static List<String> retries(Shipped shipped) {
    return Findings.inEach(
        lambdaStates(shipped),
        (findings, name, state) -> {
          Set<String> missing = new TreeSet<>(TRANSIENT);
          for (JsonNode retry : state.path("Retry")) {
            retry.path("ErrorEquals").forEach(error -> missing.remove(error.asText()));
          }
          findings.require(missing.isEmpty(), name + " does not repeat " + missing);
        });
  }

  private static Map<String, JsonNode> lambdaStates(Shipped shipped) {
    Map<String, JsonNode> states = new LinkedHashMap<>();
    shipped
        .stateMachine()
        .path("States")
        .properties()
        .forEach(
            state -> {
              if (state.getValue().path("Resource").asText().equals(LAMBDA)) {
                states.put(state.getKey(), state.getValue());
              }
            });
    return states;
  }

  private static String functionOf(JsonNode state) {
    return state.path("Arguments").path("FunctionName").asText().replaceAll("[${}]", "");
  }
}
