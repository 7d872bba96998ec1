package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What is deployed together: the template and the state machine's definition. */
public record Shipped(Template template, ObjectNode stateMachine) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the repository has them. */
  public static Shipped read() {
    JsonNode template = CloudFormationYaml.parse(text("infra/template.yaml"));
    return new Shipped(new Template((ObjectNode) template), (ObjectNode) json("statemachine.json"));
  }

  /** A copy with a change of the template. */
  Shipped withTemplate(Consumer<ObjectNode> change) {
    ObjectNode root = template.root().deepCopy();
    change.accept(root);
    return new Shipped(new Template(root), stateMachine);
  }

  /** A copy with a change of the definition. */
  Shipped withStateMachine(Consumer<ObjectNode> change) {
    ObjectNode definition = stateMachine.deepCopy();
    change.accept(definition);
    return new Shipped(template, definition);
  }

  /** A file of the repository, by its path in it. */
  public static Path file(String path) {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("statemachine.json"))) {
      root = root.getParent();
    }
    return root.resolve(path);
  }

  static String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String path) {
    return parse(text(path));
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
