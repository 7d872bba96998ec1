package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.StartSync.Reason;
import audiencesync.sync.StartSync.Skipped;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.port.StateMachine;
import audiencesync.sync.port.StoreException;
import audiencesync.sync.run.LandedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartSyncTest {
  private static final String TRIGGER = "inbox/members/_SUCCESS";

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Map<String, String> started = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final StartSync startSync =
      new StartSync(
          store,
          this::start,
          (subject, text, attributes) -> notices.add(subject + "\n" + text),
          "bucket");

  /** As Step Functions: one execution a name. */
  private StateMachine.Start start(String name, String input) {
    calls.add(name);
    String before = started.putIfAbsent(name, input);
    return before == null || before.equals(input)
        ? StateMachine.Start.STARTED
        : StateMachine.Start.STARTED_BEFORE;
  }

  @BeforeEach
  void connectors() {
    connector("by-trigger", "\"trigger\": {\"key\": \"" + TRIGGER + "\"},", PREFIX);
    connector("by-keys", "", "\"keys\": [\"inbox/a.csv\", \"inbox/b.csv\"]");
    connector("by-schedule", "", PREFIX);
    connector(
        "draft", "\"status\": \"DRAFT\", \"trigger\": {\"key\": \"" + TRIGGER + "\"},", PREFIX);
    connector(
        "trigger-and-keys", "\"trigger\": {\"key\": \"inbox/go\"},", "\"keys\": [\"inbox/a.csv\"]");
  }

  @Test
  void startsWhoWaitsForTheKey() {
    StartSync.Output output = run(landed(TRIGGER, "v1"));

    String name = landed(TRIGGER, "v1").executionName(new ConnectorName("by-trigger"));
    assertThat(started)
        .isEqualTo(
            Map.of(
                name,
                "{\"connector\":\"by-trigger\",\"trigger\":{\"kind\":\"UPLOAD\","
                    + "\"id\":\"inbox/members/_SUCCESS v1\"}}"));
    assertThat(output)
        .isEqualTo(
            new StartSync.Output(
                List.of(new StartSync.Started("by-trigger", name, StateMachine.Start.STARTED)),
                List.of(new Skipped("draft", Reason.DRAFT)),
                0));
  }

  @Test
  void startsWhoListsTheKeyUnlessItWaitsForAnother() {
    assertThat(connectors(run(landed("inbox/a.csv", "v1")))).containsExactly("by-keys");
    assertThat(connectors(run(landed("inbox/b.csv", "v1")))).containsExactly("by-keys");
    assertThat(connectors(run(landed("inbox/go", "v1")))).containsExactly("trigger-and-keys");
  }

  @Test
  void startsWhoListsTheKeyAsIdentity() {
    store.write(
        "connectors/identity.json",
        """
        {"template": "line-custom-audience/v1", "adsApi": {"secretId": "s"},
         "audience": {"action": "ADD", "id": "1"}, "identifier": {"type": "EMAIL"},
         "segment": {"prefix": "inbox/members/", "columns": {"userId": "u"}},
         "identity": {"keys": ["inbox/users.csv"], "columns": {"userId": "u", "email": "m"}}}
        """);

    assertThat(connectors(run(landed("inbox/users.csv", "v1")))).containsExactly("identity");
  }

  @Test
  void startsNobodyForAnotherKey() {
    StartSync.Output output = run(landed("inbox/members/part-1.csv", "v1"));

    assertThat(output).isEqualTo(new StartSync.Output(List.of(), List.of(), 0));
    assertThat(calls).isEmpty();
  }

  @Test
  void startsOneExecutionHoweverOftenAnEventIsDelivered() {
    StartSync.Output first = run(landed(TRIGGER, "v1"));
    StartSync.Output again = run(landed(TRIGGER, "v1"));

    assertThat(again).isEqualTo(first);
    assertThat(started).hasSize(1);
  }

  @Test
  void startsOneExecutionForAnEventThatTellsALandingTwice() {
    run(landed(TRIGGER, "v1"), landed(TRIGGER, "v1"));

    assertThat(calls).hasSize(1);
  }

  @Test
  void saysThatAnEndedExecutionWasStartedBefore() {
    started.put(landed(TRIGGER, "v1").executionName(new ConnectorName("by-trigger")), "ended");

    assertThat(run(landed(TRIGGER, "v1")).started())
        .extracting(StartSync.Started::outcome)
        .containsExactly(StateMachine.Start.STARTED_BEFORE);
  }

  @Test
  void startsTheSameExecutionsInWhateverOrderLandingsAreTold() {
    run(landed(TRIGGER, "v2"));
    run(landed(TRIGGER, "v1"));
    run(landed(TRIGGER, "v2"));
    Map<String, String> outOfOrder = Map.copyOf(started);
    started.clear();
    run(landed(TRIGGER, "v1"), landed(TRIGGER, "v2"));

    assertThat(started).hasSize(2).isEqualTo(outOfOrder);
  }

  @Test
  void knowsItsOwnBucketOnly() {
    LandedObject elsewhere = new LandedObject("another", TRIGGER, "v1");

    assertThat(startSync.run(new StartSync.Input(List.of(elsewhere), 2)))
        .isEqualTo(new StartSync.Output(List.of(), List.of(), 3));
  }

  @Test
  void letsNoBrokenConnectorKeepTheOthersFromStarting() {
    store.write("connectors/a-broken.json", "{\"template\": ");
    store.write("connectors/z-odd.json", "{\"triger\": {\"key\": \"" + TRIGGER + "\"}}");
    store.write("connectors/huge.json", "[" + " ".repeat(300 << 10) + "]");
    store.write("connectors/No Connector.json", "{");

    StartSync.Output output = run(landed(TRIGGER, "v1"));

    assertThat(connectors(output)).containsExactly("by-trigger");
    assertThat(output.skipped())
        .containsExactly(
            new Skipped("a-broken", Reason.INVALID),
            new Skipped("draft", Reason.DRAFT),
            new Skipped("huge", Reason.INVALID),
            new Skipped("z-odd", Reason.INVALID));
  }

  @Test
  void tellsPeopleOnceOfEachBrokenDocument() {
    store.write("connectors/broken.json", "{");
    run(landed("inbox/1", "v1"));
    run(landed("inbox/2", "v1"));
    store.write("connectors/broken.json", "{{");
    run(landed("inbox/3", "v1"));

    assertThat(notices).hasSize(2);
    assertThat(notices.get(0))
        .startsWith(
            "Line Audience Sync: broken - not started: its document is invalid\n"
                + "A file has landed, and connector broken may have waited for it, but"
                + " connectors/broken.json cannot be used, so it was not started: Connector broken"
                + " has 1 problem:")
        .contains("手動で実行してください");
  }

  @Test
  void tellsAgainWhenTellingFailed() {
    store.write("connectors/broken.json", "{");
    StartSync mute =
        new StartSync(
            store,
            this::start,
            (subject, text, attributes) -> {
              throw new StoreException("no answer", new IllegalStateException());
            },
            "bucket");
    assertThatThrownBy(() -> mute.run(new StartSync.Input(List.of(landed("inbox/1", "v1")), 0)))
        .isInstanceOf(StoreException.class);

    run(landed("inbox/1", "v1"));

    assertThat(notices).hasSize(1);
  }

  @Test
  void failsAsAWholeSoThatLambdaRepeatsIt() {
    StartSync unlucky =
        new StartSync(
            store,
            (name, input) -> {
              throw new StoreException("no answer", new IllegalStateException());
            },
            (subject, text, attributes) -> {},
            "bucket");

    assertThatThrownBy(() -> unlucky.run(new StartSync.Input(List.of(landed(TRIGGER, "v1")), 0)))
        .isInstanceOf(StoreException.class);
  }

  private static final String PREFIX = "\"prefix\": \"inbox/members/\"";

  private void connector(String name, String more, String segment) {
    store.write(
        "connectors/" + name + ".json",
        "{\"template\": \"line-custom-audience/v1\", "
            + more
            + "\"adsApi\": {\"secretId\": \"s\"}, \"audience\": {\"action\": \"ADD\", \"id\": \"1\"},"
            + " \"identifier\": {\"type\": \"EMAIL\"}, \"segment\": {"
            + segment
            + ", \"columns\": {\"email\": \"mail\"}}}");
  }

  private StartSync.Output run(LandedObject... landed) {
    return startSync.run(new StartSync.Input(List.of(landed), 0));
  }

  private static LandedObject landed(String key, String version) {
    return new LandedObject("bucket", key, version);
  }

  private static List<String> connectors(StartSync.Output output) {
    return output.started().stream().map(StartSync.Started::connector).toList();
  }
}
