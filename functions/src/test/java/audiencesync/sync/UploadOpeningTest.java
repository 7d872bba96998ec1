package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import audiencesync.audience.Chunk;
import audiencesync.audience.Counts;
import audiencesync.audience.IdentifierType;
import audiencesync.lineads.UploadAction;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.AudienceState;
import audiencesync.sync.state.AudienceState.Replacement;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.state.Success;
import audiencesync.sync.state.UploadMode;
import audiencesync.sync.state.UploadState;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.ResolvedAudience;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a run sends after one that was stopped, failed or was overtaken: what is left, all anew, or
 * nothing.
 */
@Tag("fault")
class UploadOpeningTest {
  private static final List<Chunk> CHUNKS = chunks("aa", "bb", "cc");

  @Test
  void sendsEveryFileWhenNothingIsLeftOver() {
    UploadState upload = open(UploadMode.REPLACE, "7", ConnectorState.none());
    assertThat(upload.files())
        .extracting(FileState::fileName, FileState::action, FileState::status)
        .containsExactly(
            tuple("run-2-1of3.csv", UploadAction.REPLACE, FileStatus.PLANNED),
            tuple("run-2-2of3.csv", UploadAction.ADD, FileStatus.PLANNED),
            tuple("run-2-3of3.csv", UploadAction.ADD, FileStatus.PLANNED));
    assertThat(upload.precedingFile()).isNull();
  }

  @Test
  void goesOnWhereTheSameContentStopped() {
    ConnectorState state =
        left(UploadMode.REPLACE, FileStatus.FINISHED, FileStatus.SENDING, FileStatus.PLANNED);
    UploadState upload = open(UploadMode.REPLACE, "7", state);
    assertThat(upload.files()).isEqualTo(state.latestUpload().orElseThrow().files());
    assertThat(upload.runId()).isEqualTo("run-2");
  }

  @Test
  void sendsWhatLineFailedAtAgainUnderANewName() {
    ConnectorState state =
        left(UploadMode.REPLACE, FileStatus.FAILED, FileStatus.PLANNED, FileStatus.PLANNED);
    assertThat(open(UploadMode.REPLACE, "7", state).file(1))
        .isEqualTo(FileState.planned(CHUNKS.get(0), UploadAction.REPLACE, "run-2"));
  }

  @Test
  void startsAnewWhenTheContentHasChangedAndWaitsForWhatIsUnderWay() {
    ConnectorState state =
        left(UploadMode.REPLACE, FileStatus.FINISHED, FileStatus.ACCEPTED, FileStatus.PLANNED);
    UploadState upload =
        new UploadOpening(plan(UploadMode.REPLACE, "7"), chunks("aa", "dd"), Optional.empty())
            .open(state);
    assertThat(upload.files())
        .extracting(FileState::fileName)
        .containsExactly("run-2-1of2.csv", "run-2-2of2.csv");
    assertThat(upload.precedingFile()).isEqualTo("run-1-2of3.csv");
  }

  @Test
  void sendsNothingAgainAfterARunThatStoppedWithEveryFileFinished() {
    ConnectorState state =
        left(UploadMode.ADD, FileStatus.FINISHED, FileStatus.FINISHED, FileStatus.FINISHED);
    UploadState upload = open(UploadMode.ADD, "7", state);
    assertThat(upload.complete()).isTrue();
    assertThat(upload.runId()).isEqualTo("run-2");
  }

  @Test
  void sendsEverythingAgainWhenTheAudienceFailedAllTheSame() {
    ConnectorState state =
        left(UploadMode.ADD, FileStatus.FINISHED, FileStatus.FINISHED, FileStatus.FINISHED);
    UploadState upload =
        new UploadOpening(planFor("FAILED", UploadMode.ADD), CHUNKS, Optional.empty()).open(state);
    assertThat(upload.files())
        .extracting(FileState::status)
        .containsOnly(FileStatus.PLANNED)
        .hasSize(3);
  }

  @Test
  void startsAnewAfterASuccess() {
    Success success = new Success("run-1", Instant.EPOCH, "7", counts());
    ConnectorState state =
        left(UploadMode.ADD, FileStatus.FINISHED, FileStatus.FINISHED, FileStatus.FINISHED)
            .with(success);
    UploadState upload = open(UploadMode.ADD, "7", state);
    assertThat(upload.file(1).status()).isEqualTo(FileStatus.PLANNED);
    assertThat(upload.precedingFile()).isNull();
  }

  @Test
  void forgetsWhatWasLeftOfAnotherAudience() {
    ConnectorState state =
        left(UploadMode.REPLACE, FileStatus.FINISHED, FileStatus.ACCEPTED, FileStatus.PLANNED);
    UploadState upload = open(UploadMode.ADD, "8", state);
    assertThat(upload.file(1).status()).isEqualTo(FileStatus.PLANNED);
    assertThat(upload.precedingFile()).isNull();
  }

  @Test
  void neverAddsToAHalfReplacedAudience() {
    ConnectorState state =
        left(UploadMode.REPLACE, FileStatus.FINISHED, FileStatus.PLANNED, FileStatus.PLANNED);
    assertThatThrownBy(() -> open(UploadMode.ADD, "7", state))
        .isInstanceOf(IncompleteReplaceException.class)
        .hasMessage(
            "The audience is incomplete: the REPLACE of run run-1 of connector members stopped"
                + " half-way, and this run would only ADD. Nothing was sent. Run members once with"
                + " \"action\": \"REPLACE\" to complete the audience.");
  }

  @Test
  void neverAddsToWhatAnotherConnectorHasHalfReplaced() {
    AudienceState known = sentByAnother(new Replacement("others", "run-9"));
    assertThatThrownBy(() -> open(UploadMode.ADD, ConnectorState.none(), known))
        .isInstanceOf(IncompleteReplaceException.class)
        .hasMessageContaining("REPLACE of run run-9 of connector others");
  }

  @Test
  void neverAddsToWhatItHalfReplacedBeforeItWasPointedElsewhereAndBack() {
    Success elsewhere = new Success("run-1", Instant.EPOCH, "9", counts());
    ConnectorState state =
        sent("9", UploadMode.ADD, FileStatus.FINISHED, FileStatus.FINISHED, FileStatus.FINISHED)
            .with(elsewhere);
    assertThatThrownBy(() -> open(UploadMode.ADD, state, sentByItself()))
        .isInstanceOf(IncompleteReplaceException.class)
        .hasMessageContaining("REPLACE of run run-0 of connector members");
    UploadState upload = open(UploadMode.REPLACE, state, sentByItself());
    assertThat(upload.precedingFile()).isEqualTo("run-0-1of4.csv");
  }

  @Test
  void neverAddsToWhatItHalfReplacedBeforeItsStateWasLost() {
    assertThatThrownBy(() -> open(UploadMode.ADD, ConnectorState.none(), sentByItself()))
        .isInstanceOf(IncompleteReplaceException.class)
        .hasMessageContaining("REPLACE of run run-0 of connector members");
  }

  /** Its own state may be one of before, brought back. */
  @Test
  void doesNotGoOnAddingToWhatItHalfReplacedSince() {
    ConnectorState state =
        left(UploadMode.ADD, FileStatus.FINISHED, FileStatus.PLANNED, FileStatus.PLANNED);
    assertThatThrownBy(() -> open(UploadMode.ADD, state, sentByItself()))
        .isInstanceOf(IncompleteReplaceException.class);
  }

  @Test
  void replacesWhatAnotherConnectorHasHalfReplacedAfterItsFile() {
    AudienceState known = sentByAnother(new Replacement("others", "run-9"));
    UploadState upload = open(UploadMode.REPLACE, ConnectorState.none(), known);
    assertThat(upload.file(1).action()).isEqualTo(UploadAction.REPLACE);
    assertThat(upload.precedingFile()).isEqualTo("run-9-1of4.csv");
  }

  @Test
  void doesNotGoOnWithAReplaceThatAnotherConnectorHasOvertaken() {
    ConnectorState state =
        left(UploadMode.REPLACE, FileStatus.FINISHED, FileStatus.ACCEPTED, FileStatus.PLANNED);
    UploadState upload = open(UploadMode.REPLACE, state, sentByAnother(null));
    assertThat(upload.file(1).status()).isEqualTo(FileStatus.PLANNED);
    assertThat(upload.precedingFile()).isEqualTo("run-9-1of4.csv");
  }

  @Test
  void completesACreationWhateverTheConnectorsActionIs() {
    ConnectorState state =
        left(UploadMode.CREATE, FileStatus.FINISHED, FileStatus.PLANNED, FileStatus.PLANNED);
    UploadState upload = open(UploadMode.REPLACE, "7", state);
    assertThat(upload.mode()).isEqualTo(UploadMode.CREATE);
    assertThat(upload.file(1).status()).isEqualTo(FileStatus.FINISHED);
  }

  private static UploadState open(UploadMode mode, String audienceId, ConnectorState state) {
    return new UploadOpening(plan(mode, audienceId), CHUNKS, Optional.empty()).open(state);
  }

  private static UploadState open(UploadMode mode, ConnectorState state, AudienceState known) {
    return new UploadOpening(plan(mode, "7"), CHUNKS, Optional.of(known)).open(state);
  }

  /** What connectors know of the audience after a run of another one. */
  private static AudienceState sentByAnother(@Nullable Replacement incomplete) {
    return new AudienceState(1, "A1", "7", "others", "run-9", "run-9-1of4.csv", incomplete, null);
  }

  /** What is known of the audience after this connector's own run that stopped half-way. */
  private static AudienceState sentByItself() {
    Replacement left = new Replacement("members", "run-0");
    return new AudienceState(1, "A1", "7", "members", "run-0", "run-0-1of4.csv", left, null);
  }

  private static Plan plan(UploadMode mode, @Nullable String audienceId) {
    return plan(new ResolvedAudience(audience(audienceId), mode, "READY", "1000"));
  }

  private static Plan planFor(String status, UploadMode mode) {
    return plan(new ResolvedAudience(audience("7"), mode, status, "1000"));
  }

  private static Plan plan(ResolvedAudience target) {
    return new Plan(
        1,
        new RunRef("members", "run-2", "arn:2"),
        "line-ads/main",
        false,
        null,
        null,
        Set.of(),
        Instant.EPOCH,
        target,
        List.of(),
        List.of(),
        null);
  }

  private static Counts counts() {
    return new Counts(
        100, 0, 0, 0, 0, 100, 300, 0, 0, 0, 0, 300, Map.of(), 300, 300, 300, 0, 0, 0, Map.of(),
        Map.of());
  }

  private static ConnectorState left(UploadMode mode, FileStatus... statuses) {
    return sent("7", mode, statuses);
  }

  private static ConnectorState sent(String audienceId, UploadMode mode, FileStatus... statuses) {
    List<FileState> files =
        CHUNKS.stream()
            .map(chunk -> FileState.planned(chunk, mode.action(chunk.number()), "run-1"))
            .map(file -> in(file, statuses[file.number() - 1]))
            .toList();
    return ConnectorState.none()
        .with(audience(audienceId))
        .with(new UploadState("run-1", mode, files, null));
  }

  private static FileState in(FileState file, FileStatus status) {
    return status == FileStatus.FINISHED
        ? file.ended(status, "job-" + file.number(), OptionalLong.of(90))
        : file.with(status);
  }

  private static BoundAudience audience(@Nullable String id) {
    return new BoundAudience(
        "A1", id, "Gold members", IdentifierType.EMAIL, AudienceOrigin.CREATED);
  }

  private static List<Chunk> chunks(String... marks) {
    return IntStream.range(0, marks.length)
        .mapToObj(i -> new Chunk(i + 1, marks.length, 100L * i, 100, 6_500, marks[i].repeat(16)))
        .toList();
  }
}
