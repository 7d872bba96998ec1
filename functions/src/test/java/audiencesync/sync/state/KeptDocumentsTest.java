package audiencesync.sync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import audiencesync.sync.document.CorruptDocumentException;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.work.Evaluation;
import audiencesync.sync.work.LineCalls;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.Preparation;
import audiencesync.sync.work.Samples;
import audiencesync.sync.work.StopMark;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What we wrote down is read again as it was, by this release and the next, or refused: no damage
 * makes a connector that has an audience look like one that never ran.
 */
@Tag("fault")
class KeptDocumentsTest {
  private static final Path SAMPLES = Path.of("src/test/resources/audiencesync/sync/state");

  /** Written by the code of 25 November 2026, before documents were sealed. Never written anew. */
  private static final Path YESTERDAY = SAMPLES.resolve("2026-11-25");

  /** Since when an audience's state is sealed, and says how many the audience holds. */
  private static final Path SINCE_HELD = SAMPLES.resolve("2026-11-26");

  private static final String STATE = "state/members.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a byte is changed to; 0x20 makes another letter's case, a quote breaks a text. */
  private static final List<Damage> DAMAGES = List.of(b -> b ^ 1, b -> b ^ 0x20, b -> '"');

  private final MemoryObjectStore store = new MemoryObjectStore();
  private final Documents documents = new Documents(store);

  @BeforeEach
  void write() {
    EveryDocument.writeTo(store);
  }

  @Test
  void readsWhatItWrote() {
    assertThat(new ConnectorStates(documents).read(EveryDocument.RUN))
        .isEqualTo(EveryDocument.state());
    assertThat(store.keys()).allSatisfy(key -> assertThat(read(key)).isPresent());
  }

  @Test
  void readsWhatYesterdaysReleaseWrote() throws IOException {
    Map<String, Object> today = all();
    restoreYesterday();
    restore(SINCE_HELD);
    assertThat(all()).isEqualTo(today).hasSize(11);
  }

  @Test
  void readsOfAnAudienceWhatWasKnownBeforeItsSizeWas() throws IOException {
    AudienceState today = audience().orElseThrow();
    restoreYesterday();
    assertThat(audience())
        .hasValue(
            new AudienceState(
                today.version(),
                today.adAccountId(),
                today.audienceId(),
                today.connector(),
                today.runId(),
                today.fileInFlight(),
                today.incomplete(),
                null));
    assertThat(today.heldAtLeast()).hasValue(2_100L);
  }

  private Optional<AudienceState> audience() {
    return new AudienceStates(documents).read(EveryDocument.AUDIENCE);
  }

  /** A later release of the same version only adds; this one must not stumble over it. */
  @Test
  void passesOverWhatALaterReleaseAdded() throws IOException {
    Map<String, Object> today = all();
    restoreYesterday();
    restore(SINCE_HELD);
    for (String key : store.keys()) {
      documents.write(key, withMore(JSON.readTree(content(key))));
    }
    assertThat(all()).isEqualTo(today);
  }

  @Test
  void refusesALaterVersion() throws IOException {
    ObjectNode later = (ObjectNode) JSON.readTree(content(STATE));
    store.write(STATE, later.put("version", 2).toString());
    assertCorrupt(
        "state/members.json was written by a later release: it has version 2 and this release reads"
            + " 1. If it was not meant to go back to this release, deploy the later one again. This"
            + " step sent nothing. Do not delete it: it knows which audience is ours and what was"
            + " sent. Restore its previous version, then run again: \"aws s3api"
            + " list-object-versions --bucket BUCKET --prefix state/members.json\" lists them; the"
            + " runbook's \"Restore a state document\" has the rest.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                       | is empty.
          {"version": 1, "successes": [            | is cut short or is not JSON.
          null                                     | does not say its version.
          [1]                                      | does not say its version.
          {"successes": []}                        | does not say its version.
          {"version": "1", "successes": []}        | does not say its version.
          {"version": 1.5, "successes": []}        | does not say its version.
          {"version": 0, "successes": []}          | has version 0, which no release has written.
          {"version": 1}                           | does not hold what it should.
          {"version": 1, "successes": {}}          | does not hold what it should.
          {"version": 1, "successes": [{}]}        | does not hold what it should.
          {"version": 1, "audience": 7, "successes": []} | does not hold what it should.
          {"version": 1, "audience": {"id": "7"}, "successes": []} | does not hold what it should.
          {"version": 1, "audience": {}, "audience": {}, "successes": []} | is cut short or is not JSON.
          """)
  void refusesWhatIsNoState(String content, String why) {
    store.write(STATE, content);
    assertThatExceptionOfType(CorruptDocumentException.class)
        .isThrownBy(() -> new ConnectorStates(documents).read(EveryDocument.RUN))
        .withMessageStartingWith("state/members.json " + why);
  }

  @Test
  void refusesAnotherConnectorsState() {
    store.write("state/others.json", content(STATE));
    assertThatExceptionOfType(CorruptDocumentException.class)
        .isThrownBy(() -> documents.read("state/others.json", ConnectorState.class))
        .withMessageStartingWith("state/others.json is a copy of another document.");
  }

  @Test
  void refusesAStateThatWasEditedUnlessItsDigestIsTakenOut() throws IOException {
    ObjectNode edited = (ObjectNode) JSON.readTree(content(STATE));
    ((ObjectNode) edited.path("audience")).put("id", "78");
    store.write(STATE, edited.toString());
    assertThatExceptionOfType(CorruptDocumentException.class)
        .isThrownBy(() -> new ConnectorStates(documents).read(EveryDocument.RUN))
        .withMessageStartingWith(STATE + " is not as it was written: its digest differs.");
    edited.remove("digest");
    store.write(STATE, edited.toPrettyString());
    assertThat(new ConnectorStates(documents).read(EveryDocument.RUN).boundAudience())
        .map(BoundAudience::knownId)
        .hasValue(Optional.of("78"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"locks/", "claims/", "work/", "state/"})
  void saysHowToRecoverByWhatTheDocumentIsFor(String folder) {
    String key = store.keys().stream().filter(k -> k.startsWith(folder)).findFirst().orElseThrow();
    store.write(key, "");
    String advice =
        switch (folder) {
          case "locks/" -> "See that no run is under way, delete it, then run again";
          case "claims/" -> "Start a new run without a trigger";
          case "work/" -> "Start a new run: it writes its own.";
          default -> "Do not delete it: it knows which audience is ours";
        };
    assertThatExceptionOfType(CorruptDocumentException.class)
        .isThrownBy(() -> read(key))
        .withMessageStartingWith(key + " is empty. This step sent nothing. ")
        .withMessageContaining(advice);
  }

  @Test
  void refusesEveryDocumentThatIsCutShort() throws IOException {
    assertEveryCutIsRefused();
    restoreYesterday();
    assertEveryCutIsRefused();
    store.keys().forEach(store::delete);
    restore(SINCE_HELD);
    assertEveryCutIsRefused();
  }

  @Test
  void aChangedByteIsNoticedOrChangesNothing() {
    for (String key : store.keys()) {
      Optional<?> whole = read(key);
      assertEveryDamageIs(key, whole::equals);
    }
  }

  /** Without a digest a text may change unnoticed, but the audience is never forgotten. */
  @Test
  void aChangedByteOfYesterdaysStateNeverLosesTheAudience() throws IOException {
    restoreYesterday();
    assertEveryDamageIs(
        STATE,
        read -> read.filter(state -> ((ConnectorState) state).audience() != null).isPresent());
  }

  private void assertEveryCutIsRefused() {
    for (String key : store.keys()) {
      byte[] whole = bytes(key);
      for (int length = 0; length < whole.length; length++) {
        if (!isRefusedOr(read -> false, key, Arrays.copyOf(whole, length))) {
          fail("%s of %d bytes is read", key, length);
        }
      }
      store.write(key, whole, "application/json");
    }
  }

  private void assertEveryDamageIs(String key, Predicate<Optional<?>> harmless) {
    byte[] whole = bytes(key);
    for (int at = 0; at < whole.length; at++) {
      for (Damage damage : DAMAGES) {
        byte[] damaged = whole.clone();
        damaged[at] = (byte) damage.of(whole[at]);
        if (damaged[at] != whole[at] && !isRefusedOr(harmless, key, damaged)) {
          fail("%s with another byte %d: %s", key, at, new String(damaged, StandardCharsets.UTF_8));
        }
      }
    }
    store.write(key, whole, "application/json");
  }

  private boolean isRefusedOr(Predicate<Optional<?>> harmless, String key, byte[] content) {
    store.write(key, content, "application/json");
    try {
      return harmless.test(read(key));
    } catch (CorruptDocumentException e) {
      return true;
    }
  }

  private void assertCorrupt(String message) {
    assertThatExceptionOfType(CorruptDocumentException.class)
        .isThrownBy(() -> new ConnectorStates(documents).read(EveryDocument.RUN))
        .withMessage(message);
  }

  /** Every document; one of LINE's calls, which has a random name, by its folder. */
  private Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    for (String key : store.keys()) {
      all.put(key.replaceFirst("line-calls/.*", "line-calls/"), read(key).orElseThrow());
    }
    return all;
  }

  private Optional<?> read(String key) {
    return documents.read(key, type(key));
  }

  private static Class<?> type(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return switch (key.substring(0, key.indexOf('/'))) {
      case "state" ->
          key.startsWith("state/audiences/") ? AudienceState.class : ConnectorState.class;
      case "locks" -> Lock.class;
      case "claims" -> Claims.Claim.class;
      default -> key.contains("/line-calls/") ? LineCalls.class : workType(name);
    };
  }

  private static Class<?> workType(String name) {
    return Stream.of(
            Plan.class, Preparation.class, Evaluation.class, Samples.class, StopMark.class, held())
        .filter(type -> name.equalsIgnoreCase(type.getSimpleName() + ".json"))
        .findFirst()
        .orElseThrow();
  }

  private static Class<?> held() {
    try {
      return Class.forName("audiencesync.sync.work.HeldLocks");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void restoreYesterday() throws IOException {
    store.keys().forEach(store::delete);
    restore(YESTERDAY);
  }

  private void restore(Path sample) throws IOException {
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String key = sample.relativize(file).toString().replace('\\', '/');
        store.write(key, Files.readAllBytes(file), "application/json");
      }
    }
  }

  /** With a field that nobody knows in every object. */
  private static JsonNode withMore(JsonNode node) {
    node.forEach(KeptDocumentsTest::withMore);
    if (node instanceof ObjectNode object && !isCountByReason(object)) {
      object.putObject("addedLater").put("deep", true);
    }
    return node;
  }

  /** Its names are our reasons: a new one is a new version. */
  private static boolean isCountByReason(ObjectNode object) {
    return object.has("missing") || object.has("MISSING") || object.has("BROKEN_ROW");
  }

  private String content(String key) {
    return new String(bytes(key), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String key) {
    return store.read(key).orElseThrow();
  }

  /** Makes another byte of one. */
  private interface Damage {
    int of(int before);
  }
}
