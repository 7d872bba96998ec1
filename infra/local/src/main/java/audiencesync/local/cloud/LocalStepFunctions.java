package audiencesync.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Step Functions, as far as it starts executions of the one state machine and tells how they are
 * doing. What is started waits to be run by this process.
 */
public final class LocalStepFunctions implements AutoCloseable {
  /** As ARNs on AWS look; region and account are made up. */
  static final String STATE_MACHINE_ARN =
      "arn:aws:states:ap-northeast-1:000000000000:stateMachine:line-audience-sync";

  /** Step Functions API reference, {@code StartExecution}: the longest input. */
  private static final int MOST_INPUT = 262_144;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExecutionRecords records;
  private final Clock clock;
  private final Queue<ExecutionRecord> started = new ConcurrentLinkedQueue<>();
  private final AwsJsonEndpoint endpoint;

  private LocalStepFunctions(ExecutionRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
    this.endpoint = AwsJsonEndpoint.start(this::answer);
  }

  /** Serves what the records say, and adds to them. */
  public static LocalStepFunctions serve(ExecutionRecords records, Clock clock) {
    return new LocalStepFunctions(records, clock);
  }

  /** Where the Step Functions client finds it. */
  public URI endpoint() {
    return endpoint.uri();
  }

  /** What has been started since the last call, in that order, and is to be run. */
  public List<ExecutionRecord> takeStarted() {
    List<ExecutionRecord> taken = new ArrayList<>();
    for (ExecutionRecord next = started.poll(); next != null; next = started.poll()) {
      taken.add(next);
    }
    return taken;
  }

  @Override
  public void close() {
    endpoint.close();
  }

  private JsonNode answer(String operation, JsonNode request) throws AwsJsonEndpoint.Refusal {
    return switch (operation) {
      case "DescribeExecution" -> describe(request);
      case "StartExecution" -> start(request);
      default -> throw new AwsJsonEndpoint.Refusal("UnknownOperationException");
    };
  }

  private JsonNode describe(JsonNode request) throws AwsJsonEndpoint.Refusal {
    String arn = request.path("executionArn").asText();
    ExecutionRecord found =
        ExecutionRecord.name(arn)
            .flatMap(records::find)
            .orElseThrow(() -> new AwsJsonEndpoint.Refusal("ExecutionDoesNotExist"));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("executionArn", arn);
    answer.put("stateMachineArn", STATE_MACHINE_ARN);
    answer.put("name", found.name());
    answer.put("status", found.status());
    answer.put("startDate", seconds(found.startDate()));
    found.stopDate().ifPresent(end -> answer.put("stopDate", seconds(end)));
    found.input().ifPresent(input -> answer.put("input", input));
    answer.putObject("inputDetails").put("included", found.input().isPresent());
    return answer;
  }

  /** Step Functions API reference, {@code StartExecution}: idempotent by name and input. */
  private JsonNode start(JsonNode request) throws AwsJsonEndpoint.Refusal {
    if (!request.path("stateMachineArn").asText().equals(STATE_MACHINE_ARN)) {
      throw new AwsJsonEndpoint.Refusal("StateMachineDoesNotExist");
    }
    String name = request.path("name").asText(UUID.randomUUID().toString());
    if (!ExecutionRecords.isName(name)) {
      throw new AwsJsonEndpoint.Refusal("InvalidName");
    }
    String input = request.path("input").asText("{}");
    check(input);
    Optional<ExecutionRecord> fresh = records.start(name, input, clock.instant());
    fresh.ifPresent(started::add);
    ExecutionRecord execution = fresh.isPresent() ? fresh.get() : running(name, input);
    return JsonNodeFactory.instance
        .objectNode()
        .put("executionArn", execution.arn())
        .put("startDate", seconds(execution.startDate()));
  }

  private ExecutionRecord running(String name, String input) throws AwsJsonEndpoint.Refusal {
    return records
        .find(name)
        .filter(found -> found.isRunning() && found.input().filter(input::equals).isPresent())
        .orElseThrow(() -> new AwsJsonEndpoint.Refusal("ExecutionAlreadyExists"));
  }

  private static void check(String input) throws AwsJsonEndpoint.Refusal {
    if (input.getBytes(StandardCharsets.UTF_8).length > MOST_INPUT) {
      throw new AwsJsonEndpoint.Refusal("ValidationException");
    }
    try {
      if (JSON.readTree(input).isMissingNode()) {
        throw new AwsJsonEndpoint.Refusal("InvalidExecutionInput");
      }
    } catch (JsonProcessingException e) {
      throw new AwsJsonEndpoint.Refusal("InvalidExecutionInput");
    }
  }

  /** Times in AWS's JSON protocol: seconds since 1970, with milliseconds. */
  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
