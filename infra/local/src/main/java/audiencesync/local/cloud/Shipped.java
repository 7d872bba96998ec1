package audiencesync.local.cloud;

import audiencesync.local.engine.StateMachine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is deployed: the state machine and the handlers of its functions, under their names. */
final class Shipped {
  private static final List<String> STEPS =
      List.of(
          "PlanSync",
          "PrepareAudience",
          "CheckGuards",
          "UploadChunk",
          "CheckUploadJob",
          "CheckAudience",
          "FinishSync",
          "FailSync");

  /** Functions that events invoke, not the state machine. */
  private static final List<String> LISTENERS = List.of("StartSync", "ReportStoppedRun");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Shipped() {}

  /** One for the process: it may run any number of executions, of any number of deployments. */
  static StateMachine stateMachine() {
    return Loaded.STATE_MACHINE;
  }

  /** When it is asked for first. */
  private static final class Loaded {
    static final StateMachine STATE_MACHINE = StateMachine.load(definition(), substitutions());
  }

  /** Function to handler, as a template has it: a class's name. */
  static Map<String, String> handlers() {
    Map<String, String> handlers = new HashMap<>();
    Stream.concat(STEPS.stream(), LISTENERS.stream())
        .forEach(name -> handlers.put(name, "audiencesync.handler." + name + "Handler"));
    return handlers;
  }

  /** An execution's input, which was checked when the execution was started. */
  static JsonNode json(String input) {
    try {
      return JSON.readTree(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("only JSON is taken as an input", e);
    }
  }

  private static JsonNode definition() {
    try (InputStream in = Shipped.class.getResourceAsStream("/statemachine.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("statemachine.json cannot be read from the jar", e);
    }
  }

  private static Map<String, String> substitutions() {
    Map<String, String> substitutions = new HashMap<>();
    STEPS.forEach(step -> substitutions.put(step + "Function", step));
    substitutions.put("NotificationTopic", LocalSns.TOPIC_ARN);
    return substitutions;
  }
}
