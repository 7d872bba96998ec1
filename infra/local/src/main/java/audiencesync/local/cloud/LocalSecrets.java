package audiencesync.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Map;

/** Secrets Manager, as far as it gives a secret's text by its id. */
public final class LocalSecrets implements AutoCloseable {
  private final AwsJsonEndpoint endpoint;

  private LocalSecrets(AwsJsonEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Serves secrets.
   *
   * @param secrets secret id to the JSON that is its text; what changes there counts at once
   */
  public static LocalSecrets serve(Map<String, JsonNode> secrets) {
    return new LocalSecrets(
        AwsJsonEndpoint.start((operation, request) -> answer(secrets, operation, request)));
  }

  /** Where the Secrets Manager client finds it. */
  public URI endpoint() {
    return endpoint.uri();
  }

  @Override
  public void close() {
    endpoint.close();
  }

  private static JsonNode answer(Map<String, JsonNode> secrets, String operation, JsonNode request)
      throws AwsJsonEndpoint.Refusal {
    if (!operation.equals("GetSecretValue")) {
      throw new AwsJsonEndpoint.Refusal("UnknownOperationException");
    }
    String id = request.path("SecretId").asText();
    JsonNode secret = secrets.get(id);
    if (secret == null) {
      throw new AwsJsonEndpoint.Refusal("ResourceNotFoundException");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("Name", id)
        .put("SecretString", secret.toString());
  }
}
