package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code arn:aws:states:::lambda:invoke}, the request-response form. */
final class LambdaInvoke implements Integration {
  private final Functions functions;

  LambdaInvoke(Functions functions) {
    this.functions = functions;
  }

  @Override
  public Answer call(JsonNode arguments) {
    Optional<String> fault = TaskResource.LAMBDA_INVOKE.faultOf(arguments);
    if (fault.isPresent()) {
      return new Answer.Failed(StateFailure.RUNTIME, fault.get());
    }
    JsonNode payload = arguments.path("Payload");
    FunctionOutcome outcome =
        functions.invoke(
            arguments.get("FunctionName").asText(),
            payload.isMissingNode() ? JsonNodeFactory.instance.objectNode() : payload);
    return answer(outcome);
  }

  private static Answer answer(FunctionOutcome outcome) {
    if (outcome instanceof FunctionOutcome.Returned returned) {
      return new Answer.Result(result(returned.payload()));
    }
    FunctionOutcome.Failed failed = (FunctionOutcome.Failed) outcome;
    return new Answer.Failed(failed.error(), failed.cause());
  }

  /** AWS Step Functions developer guide, "Invoke an AWS Lambda function with Step Functions". */
  private static ObjectNode result(JsonNode payload) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ExecutedVersion", "$LATEST");
    result.set("Payload", payload);
    result.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    result.put("StatusCode", 200);
    return result;
  }
}
