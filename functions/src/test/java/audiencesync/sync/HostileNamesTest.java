package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.run.LandedObject;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.run.RunRequest;
import audiencesync.sync.run.RunRequestReader;
import audiencesync.sync.run.Trigger;
import audiencesync.sync.run.TriggerKind;
import audiencesync.sync.state.Claims;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.state.LockSubject;
import audiencesync.sync.state.Locks;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.WorkFiles;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever connectors, audiences, triggers and uploads are called, each key that is written lies in
 * the folder it belongs to, and has the shape it has in every other run.
 */
@Tag("fault")
class HostileNamesTest {
  private static final int NAMES = 1_000;
  private static final List<String> PIECES =
      List.of(
          "..",
          ".",
          "/",
          "\\",
          "%2e%2e",
          "%2f",
          "%00",
          "\0",
          "\n",
          "\r\n",
          " ",
          "~",
          "$",
          "`id`",
          "${jndi:x}",
          "<script>",
          "\"",
          "'",
          ";",
          "|",
          "&",
          "?",
          "#",
          "*",
          "state",
          "locks/",
          "connectors/",
          ".json",
          "members",
          "a",
          "0",
          "-",
          "_",
          "A",
          "会員",
          "／",
          "․․",
          "‥",
          "ı",
          "İ",
          "\u202e",
          "\ufeff",
          "👪",
          "\0e",
          "x".repeat(70));

  private static final Pattern SHAPES =
      Pattern.compile(
          "state/[a-z0-9][a-z0-9-]{0,62}\\.json"
              + "|claims/[a-z0-9][a-z0-9-]{0,62}/[0-9a-f]{32}\\.json"
              + "|locks/[0-9a-f]{32}/[0-9]{12}\\.json"
              + "|work/run-1/(heldlocks|connector)\\.json");

  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Test
  void noNameLeadsOutOfItsFolder() {
    Random random = new Random(20_261_125);
    int accepted = 0;
    for (int i = 0; i < NAMES; i++) {
      String hostile = hostile(random);
      Optional<ConnectorName> name = ConnectorName.parse(hostile);
      assertThat(name.isPresent()).as(hostile).isEqualTo(isPlain(hostile));
      assertThat(ConnectorName.ofKey("connectors/" + hostile + ".json")).isEqualTo(name);
      MemoryObjectStore store = new MemoryObjectStore();
      write(store, name.map(ConnectorName::value).orElse("members"), hostile);
      assertThat(store.keys()).as(hostile).isNotEmpty().allMatch(SHAPES.asMatchPredicate());
      accepted += name.isPresent() ? 1 : 0;
    }
    // The pieces do make names now and then: the first half of the assertion has been tried.
    assertThat(accepted).isBetween(10, NAMES / 2);
  }

  @Test
  void noInputNamesAnotherConnectorThanOne() {
    Random random = new Random(7);
    for (int i = 0; i < NAMES; i++) {
      String hostile = hostile(random);
      ObjectNode input = JsonNodeFactory.instance.objectNode().put("connector", hostile);
      assertThat(RunRequestReader.connector(input).map(ConnectorName::value))
          .isEqualTo(Optional.of(hostile).filter(HostileNamesTest::isPlain));
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode().put("connector", "members");
    assertThat(RunRequestReader.read(plain))
        .extracting(RunRequest::connector)
        .isEqualTo(new ConnectorName("members"));
  }

  /** The name of an execution has a grammar of its own: letters, digits, hyphens, 80 at most. */
  @Test
  void executionsOfHostileKeysHavePlainNames() {
    Random random = new Random(11);
    ConnectorName connector = new ConnectorName("members");
    for (int i = 0; i < NAMES; i++) {
      LandedObject landed = new LandedObject("bucket", hostile(random), hostile(random));
      assertThat(landed.executionName(connector)).matches("members-[0-9a-f]{32}");
      assertThat(landed.trigger().id()).hasSizeLessThanOrEqualTo(256);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other", "a/b", "", "A", "members\n", "メンバー", "..", "a.json"})
  void aStepBelievesNoNameThatItIsTold(String hostile) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RunRef(hostile, "run-1", "arn:1"));
    String runId = hostile.equals("A") ? "A/" : hostile;
    assertThatIllegalArgumentException().isThrownBy(() -> new RunRef("members", runId, "arn:1"));
  }

  private void write(MemoryObjectStore store, String connector, String hostile) {
    RunRef run = new RunRef(connector, "run-1", hostile);
    Documents documents = new Documents(store);
    new ConnectorStates(documents).open(run).write(ConnectorState.none());
    new Claims(documents, clock).claim(new Trigger(TriggerKind.UPLOAD, printable(hostile)), run);
    WorkFiles work = new WorkFiles(store, run);
    work.writeConnector(hostile.getBytes(StandardCharsets.UTF_8));
    RunLocks locks = new RunLocks(new Locks(store, id -> true, clock), work, run);
    locks.acquire(LockSubject.audienceName("A1", printable(hostile)));
    locks.acquire(LockSubject.audienceId(printable(hostile), "7"));
  }

  /** Half a character cannot be written as JSON; no input, which is JSON, can hold one. */
  private static String printable(String hostile) {
    return new String(hostile.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String hostile(Random random) {
    StringBuilder name = new StringBuilder();
    for (int pieces = 1 + random.nextInt(4); pieces > 0; pieces--) {
      name.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return name.toString();
  }

  /** Said without the expression that the code uses. */
  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() <= 63
        && text.charAt(0) != '-'
        && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  }
}
