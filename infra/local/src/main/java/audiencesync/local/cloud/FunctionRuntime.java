package audiencesync.local.cloud;

import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.Functions;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.ErrorRequest;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Lambda in this process: handlers are found, fed and judged by AWS's own runtime interface client,
 * so that what they are given and what their failures are called is AWS's. A handler is made at its
 * function's first invocation and kept, as in an execution environment.
 */
public final class FunctionRuntime implements Functions {
  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final String ARN = "arn:aws:lambda:ap-northeast-1:000000000000:function:";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> handlers;
  private final Clock clock;
  private final Map<String, LambdaRequestHandler> loaded = new HashMap<>();

  /**
   * @param handlers function name to handler, as a template has it: a class name
   * @param clock what deadlines are counted from
   */
  public FunctionRuntime(Map<String, String> handlers, Clock clock) {
    this.handlers = Map.copyOf(handlers);
    this.clock = clock;
  }

  @Override
  public FunctionOutcome invoke(String functionName, JsonNode payload) {
    if (!handlers.containsKey(functionName)) {
      return new FunctionOutcome.Failed(
          "Lambda.ResourceNotFoundException", "Function not found: " + ARN + functionName);
    }
    try {
      LambdaRequestHandler handler = loaded.computeIfAbsent(functionName, this::load);
      byte[] answer = handler.call(request(functionName, payload)).toByteArray();
      return new FunctionOutcome.Returned(JSON.readTree(answer));
    } catch (UserFault e) {
      return failed(LambdaErrorConverter.fromUserFault(e));
    } catch (Exception | LinkageError e) {
      return failed(LambdaErrorConverter.fromThrowable(UserFault.filterStackTrace(e)));
    }
  }

  private LambdaRequestHandler load(String functionName) {
    try {
      ClassLoader classes = FunctionRuntime.class.getClassLoader();
      return EventHandlerLoader.loadEventHandler(
          HandlerInfo.fromString(handlers.get(functionName), classes));
    } catch (ClassNotFoundException | HandlerInfo.InvalidHandlerException e) {
      throw new IllegalStateException("no handler for function " + functionName, e);
    }
  }

  private InvocationRequest request(String functionName, JsonNode payload) {
    InvocationRequest request = new InvocationRequest();
    request.setId(UUID.randomUUID().toString());
    request.setInvokedFunctionArn(ARN + functionName);
    request.setDeadlineTimeInMs(clock.instant().plus(TIMEOUT).toEpochMilli());
    request.setContent(bytes(payload));
    return request;
  }

  private static FunctionOutcome failed(ErrorRequest error) {
    ObjectNode cause = JSON.createObjectNode();
    cause.put("errorMessage", error.errorMessage);
    cause.put("errorType", error.errorType);
    cause.set("stackTrace", JSON.valueToTree(error.stackTrace));
    return new FunctionOutcome.Failed(error.errorType, cause.toString());
  }

  private static byte[] bytes(JsonNode payload) {
    try {
      return JSON.writeValueAsBytes(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
