package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.port.StoredObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class InputSelectionTest {
  private final MemoryObjectStore store = new MemoryObjectStore();

  @Test
  void leavesOutWhatIsNoData() {
    store.write("in/a.csv", "x");
    store.write("in/b/部分 1+%.csv", "x");
    store.write("in/_SUCCESS", "x");
    store.write("in/b/_temporary", "x");
    store.write("in/.hidden", "x");
    store.write("in/empty.csv", "");
    store.write("in/folder/", "x");
    store.write("in_/_x/c.csv", "x");
    assertThat(new InputSelection(store).select("segment", input("\"prefix\": \"in\"")))
        .extracting(StoredObject::key)
        .containsExactly("in/a.csv", "in/b/部分 1+%.csv", "in_/_x/c.csv");
  }

  @Test
  void refusesMoreFilesThanARunCanRead() {
    for (int i = 0; i < 100_000; i++) {
      store.write("in/" + i, "x");
    }
    assertThatThrownBy(
            () -> new InputSelection(store).select("segment", input("\"prefix\": \"in/\"")))
        .isInstanceOf(TooManyFilesException.class)
        .hasMessage(
            "The segment has 100,000 files; a run reads at most 10,000. Nothing was sent. Let the"
                + " export write fewer and larger files, move old ones away, or choose a longer"
                + " \"prefix\".");
    InputSpec newest = input("\"prefix\": \"in/\", \"select\": \"NEWEST\"");
    assertThat(new InputSelection(store).select("segment", newest)).hasSize(1);
  }

  private static InputSpec input(String where) {
    String connector =
        """
        {"template": "line-custom-audience/v1", "adsApi": {"secretId": "s"},
         "audience": {"action": "ADD", "id": "1"}, "identifier": {"type": "EMAIL"},
         "segment": {%s, "columns": {"email": "mail"}}}
        """
            .formatted(where);
    return ConnectorReader.read("c", connector.getBytes(StandardCharsets.UTF_8)).segment();
  }
}
