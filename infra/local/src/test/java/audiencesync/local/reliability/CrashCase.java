package audiencesync.local.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.reliability.Effects.Crash;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One run that is stopped, the run after it, and what must be true then. */
final class CrashCase {
  private static final JsonNode FIRST =
      Stage.object(
          "{\"connector\": \"members\", \"trigger\": {\"kind\": \"SCHEDULE\", \"id\": \"now\"}}");
  private static final JsonNode NEXT = Stage.object("{\"connector\": \"members\"}");

  private final Stage stage;
  private final Flow flow;
  private final Optional<Crash> crash;

  CrashCase(Stage stage, Flow flow, Optional<Crash> crash) {
    this.stage = stage;
    this.flow = flow;
    this.crash = crash;
  }

  /** How a case came out. */
  enum Outcome {
    /** The stopped run had done its work; the next did its own. */
    HAD_SUCCEEDED("had succeeded before, and the next run was one like any other"),
    /** All files were there; the next run had only to see to the end. */
    SENT_NOTHING("had every file at LINE, and the next run sent nothing"),
    /** Some files were missing. */
    SENT_THE_REST("lacked files, and the next run sent exactly these"),
    /** It was not stopped: an answer was lost, and it helped itself. */
    WENT_ON("went on without help");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** The effects of the flow when nothing stops it. */
  static List<Effect> effects(Stage stage, Flow flow) throws IOException {
    return new CrashCase(stage, flow, Optional.empty()).effects();
  }

  private List<Effect> effects() throws IOException {
    prepare();
    Effects effects = Effects.watch(Optional.empty(), stage.notices);
    try {
      assertSucceeded(stage.run(FIRST, effects, effects));
      assertDelivered(flow.files() + before());
      return effects.seen();
    } finally {
      Effects.end();
    }
  }

  private void prepare() throws IOException {
    stage.clear();
    if (flow.existing()) {
      stage.connector("members", "ADD");
      stage.people(0, flow.people());
      assertSucceeded(stage.run(NEXT));
    }
    stage.connector("members", flow.action());
    stage.people(flow.firstPerson(), flow.people());
  }

  Outcome run() throws IOException {
    prepare();
    if (crash.orElseThrow().moment() == Moment.LOST) {
      return goesOn();
    }
    stage.runStopped(FIRST, crash.get());
    boolean succeeded = hasSucceeded();
    int sent = stage.taken().size();
    if (crash.get().told()) {
      new ToldStop(stage, flow, crash.get()).assertTrue(succeeded);
    }
    ExecutionResult next = stage.run(NEXT);
    assertSucceeded(next);
    assertDelivered((succeeded ? 2 : 1) * flow.files() + before());
    assertReport(next);
    if (succeeded) {
      return Outcome.HAD_SUCCEEDED;
    }
    return stage.taken().size() == sent ? Outcome.SENT_NOTHING : Outcome.SENT_THE_REST;
  }

  private Outcome goesOn() throws IOException {
    Effects effects = Effects.watch(crash, stage.notices);
    try {
      ExecutionResult result = stage.run(FIRST, effects, effects);
      assertThat(effects.struck()).isTrue();
      assertSucceeded(result);
      assertDelivered(flow.files() + before());
      assertReport(result);
      return Outcome.WENT_ON;
    } finally {
      Effects.end();
    }
  }

  private int before() {
    return flow.existing() ? flow.files() : 0;
  }

  /** Whether the connector remembers the run that was stopped. */
  private boolean hasSucceeded() {
    return stage.files("state").stream()
            .filter(file -> file.endsWith("members.json"))
            .mapToInt(file -> stage.json(file).path("successes").size())
            .sum()
        > (flow.existing() ? 1 : 0);
  }

  private static void assertSucceeded(ExecutionResult result) {
    assertThat(result.status())
        .as("%s: %s", result.error().orElse(""), result.cause().orElse(""))
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  /** One audience, the right people, every file once, no lock, nothing raw. */
  private void assertDelivered(int files) {
    List<String> audiences = stage.line.audienceIds(stage.account(), Stage.AUDIENCE);
    assertThat(stage.line.audienceCount(stage.account())).isEqualTo(1);
    assertThat(audiences).hasSize(1);
    assertThat(stage.line.members(audiences.get(0)))
        .isEqualTo(Stage.hashes(flow.firstMember(), flow.firstPerson() + flow.people()));
    assertThat(stage.line.jobCount(audiences.get(0))).as("files taken").isEqualTo(files);
    assertThat(stage.taken()).doesNotHaveDuplicates();
    assertThat(latestLocks())
        .isNotEmpty()
        .allSatisfy(lock -> assertThat(isFree(stage.json(lock))).isTrue());
    for (String folder : List.of("work", "state", "runs", "locks", "claims")) {
      assertThat(stage.files(folder))
          .allSatisfy(file -> assertThat(Stage.text(file)).doesNotContain("somebody"));
    }
    assertThat(stage.notices.toString()).doesNotContain("somebody");
  }

  /** Given back; or, where nobody told of the holder's end, left by an execution that has ended. */
  private boolean isFree(JsonNode lock) {
    boolean untold = crash.filter(c -> !c.told()).isPresent();
    return lock.path("releasedAt").isTextual()
        || (untold && !stage.isRunning(lock.path("executionId").asText()));
  }

  /** Who takes over from the dead leaves their locks as they are, and takes the next generation. */
  private Collection<Path> latestLocks() {
    return stage.files("locks").stream()
        .collect(Collectors.toMap(Path::getParent, Function.identity(), (older, newer) -> newer))
        .values();
  }

  private void assertReport(ExecutionResult result) {
    JsonNode report = stage.report(result);
    assertThat(report.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(report.path("counts").path("unique").asInt()).isEqualTo(flow.people());
    assertThat(report.path("audience").path("complete").asBoolean()).isTrue();
    assertThat(report.path("audience").path("status").asText()).isEqualTo("READY");
    assertThat(report.path("files")).hasSize(flow.files());
    assertThat(report.path("files"))
        .allSatisfy(
            file -> {
              assertThat(file.path("jobStatus").asText()).isEqualTo("FINISHED");
              assertThat(file.path("processed").asInt()).isEqualTo(file.path("lines").asInt());
            });
    assertThat(StreamSupport.stream(report.path("files").spliterator(), false))
        .extracting(file -> file.path("lines").asInt())
        .containsOnly(flow.people() / flow.files());
  }
}
