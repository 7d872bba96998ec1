package audiencesync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.document.Json;
import audiencesync.sync.guard.GuardName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRequestReaderTest {
  @Test
  void readsEveryField() throws Exception {
    RunRequest request =
        RunRequestReader.read(
            json(
                """
                {"connector": "members-7", "dryRun": true,
                 "overrideGuards": ["maxShrinkPercent", "firstReplace"],
                 "trigger": {"kind": "SCHEDULE", "id": "2026-11-24T01:00:00Z"}}
                """));
    assertThat(request)
        .isEqualTo(
            new RunRequest(
                new ConnectorName("members-7"),
                true,
                Set.of(GuardName.MAX_SHRINK_PERCENT, GuardName.FIRST_REPLACE),
                Optional.of(new Trigger(TriggerKind.SCHEDULE, "2026-11-24T01:00:00Z"))));
  }

  @Test
  void needsTheConnectorAlone() throws Exception {
    assertThat(RunRequestReader.read(json("{\"connector\": \"members\"}")))
        .isEqualTo(new RunRequest(new ConnectorName("members"), false, Set.of(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                        | the input is not a JSON object; connector: missing; it names the connectors/<name>.json to run
          {}                                                        | connector: missing; it names the connectors/<name>.json to run
          {"connector": "../x"}                                     | connector: not a connector's name (a-z, 0-9 and '-', at most 63 characters)
          {"connector": 7}                                          | connector: not a connector's name (a-z, 0-9 and '-', at most 63 characters)
          {"connector": "m", "dryrun": true}                        | dryrun: there is no such field
          {"connector": "m", "dryRun": "yes"}                       | dryRun: neither true nor false
          {"connector": "m", "overrideGuards": "all"}               | overrideGuards: not a list of guards' names
          {"connector": "m", "overrideGuards": ["nothingToSend"]}   | overrideGuards: holds what is not one of minIdentifiers, maxShrinkPercent, firstReplace, maxRejectedPercent, maxAgeHours, minMatchPercent
          {"connector": "m", "trigger": "x"}                        | trigger: not an object of kind and id; trigger.kind: not one of SCHEDULE, UPLOAD, MANUAL; trigger.id: not a text of 1 to 256 characters
          {"connector": "m", "trigger": {"kind": "CRON", "id": "1"}}| trigger.kind: not one of SCHEDULE, UPLOAD, MANUAL
          {"connector": "m", "trigger": {"kind": "MANUAL"}}         | trigger.id: not a text of 1 to 256 characters
          """)
  void namesEveryMistakeAndRepeatsNoValue(String input, String problems) throws Exception {
    JsonNode tree = json(input);
    assertThatThrownBy(() -> RunRequestReader.read(tree))
        .isInstanceOf(InvalidRunRequestException.class)
        .hasMessage("The execution's input is refused: " + problems + ".");
  }

  @Test
  void namesAFieldThatCannotBePrintedHarmlessly() throws Exception {
    JsonNode tree = json("{\"connector\": \"m\", \"a\\n" + "b".repeat(50) + "\": 1}");
    assertThatThrownBy(() -> RunRequestReader.read(tree))
        .hasMessage(
            "The execution's input is refused: a?" + "b".repeat(38) + "…: there is no such field.");
  }

  private static JsonNode json(String text) throws Exception {
    return Json.STRICT.readTree(text);
  }
}
