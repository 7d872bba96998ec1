package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The integrations that a Task may name, and the arguments they take here. */
enum TaskResource {
  LAMBDA_INVOKE("arn:aws:states:::lambda:invoke"),
  SNS_PUBLISH("arn:aws:states:::sns:publish");

  private final String arn;

  TaskResource(String arn) {
    this.arn = arn;
  }

  static TaskResource read(Field field) {
    String text = field.text();
    Optional<TaskResource> found =
        Arrays.stream(values()).filter(resource -> resource.arn.equals(text)).findFirst();
    return found.orElseThrow(
        () -> field.refuse("names \"" + text + "\", an integration that is not implemented here"));
  }

  /** Refuses arguments, spelt out in the definition, that the call would not take. */
  void check(Field arguments) {
    arguments.allow(allowed());
    needed().forEach(arguments::at);
  }

  /** What is wrong with arguments that came out of an expression. */
  Optional<String> faultOf(JsonNode arguments) {
    try {
      check(new Field("Arguments", arguments));
      return Optional.empty();
    } catch (DefinitionProblem problem) {
      return Optional.of(problem.text());
    }
  }

  private List<String> needed() {
    return switch (this) {
      case LAMBDA_INVOKE -> List.of("FunctionName");
      case SNS_PUBLISH -> List.of("TopicArn", "Message");
    };
  }

  private Set<String> allowed() {
    return switch (this) {
      case LAMBDA_INVOKE -> Set.of("FunctionName", "Payload");
      case SNS_PUBLISH -> Set.of("TopicArn", "Message", "Subject", "MessageAttributes");
    };
  }
}
