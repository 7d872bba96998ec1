package audiencesync.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import audiencesync.local.template.Shipped;
import audiencesync.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The pictures in docs are what the template and the state machine are now. */
class PicturesTest {
  private static JsonNode machine() {
    return Shipped.read().stateMachine();
  }

  @Test
  void showsTheStateMachineAsItIs() throws IOException {
    String graph = StateGraph.of(machine());

    assertThat(machine().path("States").properties())
        .isNotEmpty()
        .allSatisfy(state -> assertThat(graph).contains(">" + state.getKey() + "</text>"));
    Written.hold("state-graph.svg", graph);
  }

  @Test
  void showsTheTemplateAsItIs() throws IOException {
    Written.hold("architecture.svg", ArchitecturePicture.of(Shipped.read().template(), machine()));
  }

  @Test
  void refusesToLeaveOutWhatItDoesNotKnow() {
    ObjectNode root = Shipped.read().template().root().deepCopy();
    ((ObjectNode) root.path("Resources")).putObject("Table").put("Type", "AWS::DynamoDB::Table");
    JsonNode machine = machine();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArchitecturePicture.of(new Template(root), machine))
        .withMessage("the picture does not show Table: AWS::DynamoDB::Table");
  }
}
