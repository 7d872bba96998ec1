package audiencesync.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.Functions;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lambda in this process: handlers are found, fed and judged by AWS's own runtime interface client,
 * so that what they are given and what their failures are called is AWS's. A handler is made at its
 * function's first invocation and kept, as in an execution environment.
 */
public final class FunctionRuntime implements Functions {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final String ARN = "arn:aws:lambda:ap-northeast-1:000000000000:function:";

  private final Map<String, String> handlers;
  private final Clock clock;
  private final Duration timeout;
  private final Map<String, Sandbox> sandboxes = new ConcurrentHashMap<>();

  /**
   * With the longest time-out that Lambda has: 15 minutes.
   *
   * @param handlers function name to handler, as a template has it: a class name
   * @param clock what deadlines are counted from
   */
  public FunctionRuntime(Map<String, String> handlers, Clock clock) {
    this(handlers, clock, LONGEST);
  }

  FunctionRuntime(Map<String, String> handlers, Clock clock, Duration timeout) {
    this.handlers = Map.copyOf(handlers);
    this.clock = clock;
    this.timeout = timeout;
  }

  @Override
  public FunctionOutcome invoke(String functionName, JsonNode payload) {
    String handler = handlers.get(functionName);
    if (handler == null) {
      return new FunctionOutcome.Failed(
          "Lambda.ResourceNotFoundException", "Function not found: " + ARN + functionName);
    }
    Sandbox sandbox = sandboxes.computeIfAbsent(functionName, name -> new Sandbox(handler));
    return sandbox.call(request(functionName, payload), timeout);
  }

  private InvocationRequest request(String functionName, JsonNode payload) {
    InvocationRequest request = new InvocationRequest();
    request.setId(UUID.randomUUID().toString());
    request.setInvokedFunctionArn(ARN + functionName);
    request.setDeadlineTimeInMs(clock.instant().plus(timeout).toEpochMilli());
    request.setContent(payload.toString().getBytes(UTF_8));
    return request;
  }
}
