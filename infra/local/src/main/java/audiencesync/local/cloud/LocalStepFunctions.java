package audiencesync.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Instant;

/** Step Functions, as far as it tells how an execution is doing. */
public final class LocalStepFunctions implements AutoCloseable {
  private final AwsJsonEndpoint endpoint;

  private LocalStepFunctions(AwsJsonEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** Serves what the records say. */
  public static LocalStepFunctions serve(ExecutionRecords records) {
    return new LocalStepFunctions(
        AwsJsonEndpoint.start((operation, request) -> answer(records, operation, request)));
  }

  /** Where the Step Functions client finds it. */
  public URI endpoint() {
    return endpoint.uri();
  }

  @Override
  public void close() {
    endpoint.close();
  }

  private static JsonNode answer(ExecutionRecords records, String operation, JsonNode request)
      throws AwsJsonEndpoint.Refusal {
    if (!operation.equals("DescribeExecution")) {
      throw new AwsJsonEndpoint.Refusal("UnknownOperationException");
    }
    String arn = request.path("executionArn").asText();
    String status =
        records.status(arn).orElseThrow(() -> new AwsJsonEndpoint.Refusal("ExecutionDoesNotExist"));
    Instant start = records.startDate(arn).orElseThrow();
    return JsonNodeFactory.instance
        .objectNode()
        .put("executionArn", arn)
        .put("status", status)
        .put("startDate", start.getEpochSecond());
  }
}
