package audiencesync.local.pipeline;

import audiencesync.local.template.Statement;
import audiencesync.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the role of a function allows, in the words of {@link NeededPermissions}. */
final class GrantedPermissions {
  private GrantedPermissions() {}

  static Set<Permission> of(Template template, String function) {
    String role = Template.target(template.properties(function).path("Role"));
    Set<Permission> granted = new TreeSet<>();
    for (Statement statement : template.statements(role)) {
      for (String action : statement.actions()) {
        what(statement, action).forEach(what -> granted.add(new Permission(action, what)));
      }
    }
    return granted;
  }

  private static Stream<String> what(Statement statement, String action) {
    if (action.equals("s3:ListBucket")) {
      return each(statement.condition().path("StringLikeIfExists").path("s3:prefix"));
    }
    if (action.startsWith("kms:")) {
      return each(statement.condition().path("StringEquals").path("kms:ViaService"))
          .map(service -> service.substring(0, service.indexOf('.')));
    }
    return statement.resources().stream().map(GrantedPermissions::what);
  }

  private static String what(JsonNode resource) {
    String arn = resource.path("Fn::Sub").asText();
    if (arn.startsWith("${Bucket.Arn}/")) {
      return arn.substring("${Bucket.Arn}/".length());
    }
    if (arn.contains(":execution:")) {
      return "executions";
    }
    return arn.contains(":stateMachine:")
        ? "StateMachine"
        : resource.isTextual() ? resource.asText() : Template.target(resource);
  }

  private static Stream<String> each(JsonNode oneOrMore) {
    return (oneOrMore.isArray() ? oneOrMore.valueStream() : Stream.of(oneOrMore))
        .map(value -> value.isTextual() ? value.asText() : value.path("Fn::Sub").asText());
  }
}
