package audiencesync.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;

/** Definitions and executions for the tests, in short. JSON may be written with single quotes. */
final class Machines {
  static final Instant START = Instant.parse("2026-11-24T01:02:03.004Z");

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  private Machines() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A machine that starts at A; states as members of a JSON object, without its braces. */
  static StateMachine machine(String states) {
    return StateMachine.load(definition(states), Map.of());
  }

  static JsonNode definition(String states) {
    return json("{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {" + states + "}}");
  }

  static ExecutionRequest request(String input) {
    return new ExecutionRequest(
        "arn:aws:states:ap-northeast-1:000000000000:execution:line-audience-sync:run-7",
        "run-7",
        "arn:aws:states:ap-northeast-1:000000000000:stateMachine:line-audience-sync",
        "arn:aws:iam::000000000000:role/line-audience-sync",
        START,
        json(input));
  }

  static ExecutionClock clock() {
    return ExecutionClock.virtual(Clock.fixed(START, ZoneOffset.UTC));
  }

  static ExecutionEnvironment environment(Functions functions) {
    return new ExecutionEnvironment(
        functions,
        notification -> {
          throw new AssertionError("Nothing is published here: " + notification);
        },
        clock(),
        new Random(42),
        ExecutionListener.NONE);
  }

  static ExecutionResult run(StateMachine machine, String input, Functions functions) {
    return new Execution(machine, request(input), environment(functions)).run();
  }

  /** Runs states that call nothing. */
  static ExecutionResult run(String states, String input) {
    return run(
        machine(states),
        input,
        (name, payload) -> {
          throw new AssertionError("Nothing is invoked here: " + name);
        });
  }
}
