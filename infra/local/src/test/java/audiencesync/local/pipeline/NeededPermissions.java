package audiencesync.local.pipeline;

import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.pipeline.SdkCalls.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each function does to AWS, noted while it does it. */
final class NeededPermissions implements ExecutionListener {
  private static final Map<String, String> ACTIONS =
      Map.of(
          "S3.ListObjectsV2", "s3:ListBucket",
          "S3.HeadObject", "s3:GetObject",
          "S3.GetObject", "s3:GetObject",
          "S3.PutObject", "s3:PutObject",
          "S3.DeleteObject", "s3:DeleteObject",
          "SecretsManager.GetSecretValue", "secretsmanager:GetSecretValue",
          "Sfn.DescribeExecution", "states:DescribeExecution",
          "Sfn.StartExecution", "states:StartExecution",
          "Sns.Publish", "sns:Publish");

  private final Map<String, Set<Permission>> byFunction = new TreeMap<>();
  private String function = "nobody";

  /** Functions run one after another; a state of the machine bears the name of its function. */
  @Override
  public void stateEntered(String state, JsonNode input) {
    calledBy(state);
  }

  /** Whose the calls are from now on. */
  void calledBy(String name) {
    function = name;
  }

  void note(Call call) {
    // A call that is not in the list is noted under its own name, which no policy has.
    String action = ACTIONS.getOrDefault(call.operation(), call.operation());
    Set<Permission> needed = byFunction.computeIfAbsent(function, name -> new TreeSet<>());
    needed.add(new Permission(action, what(call)));
    viaKey(action, needed);
  }

  /** Everything is encrypted with the stack's key; topics need both when they are published to. */
  private static void viaKey(String action, Set<Permission> needed) {
    switch (action) {
      case "s3:GetObject" -> needed.add(new Permission("kms:Decrypt", "s3"));
      case "s3:PutObject" -> needed.add(new Permission("kms:GenerateDataKey", "s3"));
      case "secretsmanager:GetSecretValue" ->
          needed.add(new Permission("kms:Decrypt", "secretsmanager"));
      case "sns:Publish" -> {
        needed.add(new Permission("kms:Decrypt", "sns"));
        needed.add(new Permission("kms:GenerateDataKey", "sns"));
      }
      default -> {}
    }
  }

  private static String what(Call call) {
    String service = call.operation().substring(0, call.operation().indexOf('.'));
    return switch (service) {
      case "S3" -> folder(call.member("Key").or(() -> call.member("Prefix")).orElse(""));
      case "SecretsManager" -> "AdsApiSecret";
      case "Sns" -> "Topic";
      default -> call.operation().equals("Sfn.DescribeExecution") ? "executions" : "StateMachine";
    };
  }

  private static String folder(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash) + "/*";
  }

  Map<String, Set<Permission>> byFunction() {
    return byFunction;
  }
}
