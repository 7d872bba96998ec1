package audiencesync.sync.state;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Chunk;
import audiencesync.audience.IdentifierType;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceState.Replacement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of an audience outlasts the run and the connector that sent to it. */
class AudienceStateTest {
  private static final Replacement EARLIER = new Replacement("members", "run-1");
  private static final Replacement OWN = new Replacement("members", "run-2");
  private static final Replacement OTHERS = new Replacement("others", "run-9");

  @ParameterizedTest
  @EnumSource(
      value = UploadMode.class,
      names = {"ADD", "CREATE"})
  void whatOneReplaceLeftIsNotMendedByAdding(UploadMode mode) {
    for (Replacement left : List.of(EARLIER, OTHERS)) {
      assertThat(after(mode, left, FileStatus.FINISHED, FileStatus.FINISHED)).contains(left);
    }
  }

  @Test
  void isMendedByAnyReplaceThatComesToItsEnd() {
    for (Replacement left : List.of(EARLIER, OWN, OTHERS)) {
      assertThat(after(UploadMode.REPLACE, left, FileStatus.FINISHED, FileStatus.FINISHED))
          .isEmpty();
    }
  }

  @Test
  void aReplaceOfWhichAFileIsThereIsWhatIsLeft() {
    for (Replacement left : List.of(EARLIER, OTHERS)) {
      assertThat(after(UploadMode.REPLACE, left, FileStatus.ACCEPTED, FileStatus.PLANNED))
          .contains(OWN);
    }
  }

  @Test
  void aReplaceThatLineRefusesLeavesWhatWasLeftBefore() {
    for (Replacement left : List.of(EARLIER, OTHERS)) {
      Optional<Replacement> sending =
          after(UploadMode.REPLACE, left, FileStatus.SENDING, FileStatus.PLANNED);
      assertThat(sending).contains(left);
      assertThat(after(UploadMode.REPLACE, left, FileStatus.PLANNED, FileStatus.PLANNED))
          .contains(left);
    }
  }

  @Test
  void aReplaceThatLineRefusesLeavesNothingOfItself() {
    assertThat(after(UploadMode.REPLACE, null, FileStatus.SENDING, FileStatus.PLANNED))
        .contains(OWN);
    assertThat(after(UploadMode.REPLACE, OWN, FileStatus.PLANNED, FileStatus.PLANNED)).isEmpty();
  }

  /** A person may have pointed the connector at an audience that others have filled. */
  @Test
  void aCreationInDoubtCountsWhereItIsKnownToHaveCreatedTheAudience() {
    assertThat(heldAfterGivingUp(UploadMode.CREATE, AudienceOrigin.CREATED, null)).contains(100L);
    assertThat(heldAfterGivingUp(UploadMode.CREATE, AudienceOrigin.GIVEN, null)).isEmpty();
    assertThat(heldAfterGivingUp(UploadMode.ADD, AudienceOrigin.CREATED, null)).isEmpty();
  }

  @Test
  void aCreationInDoubtIsNotAllWhereAnotherConnectorHasSentMeanwhile() {
    for (Long held : Arrays.asList(40L, null)) {
      AudienceState own = new AudienceState(1, "A1", "7", "members", "run-1", null, null, held);
      AudienceState others = new AudienceState(1, "A1", "7", "others", "run-9", null, null, held);
      assertThat(heldAfterGivingUp(UploadMode.CREATE, AudienceOrigin.CREATED, own)).contains(100L);
      assertThat(heldAfterGivingUp(UploadMode.CREATE, AudienceOrigin.CREATED, others))
          .isEqualTo(Optional.ofNullable(held));
    }
  }

  /** Whoever comes next knows nothing of the file but what was noted before it was sent. */
  @Test
  void aFileThatIsAboutToBeSentCountsWhoeverSentBefore() {
    for (String connector : List.of("members", "others")) {
      AudienceState before = new AudienceState(1, "A1", "7", connector, "run-1", null, null, 40L);
      for (UploadMode mode : List.of(UploadMode.ADD, UploadMode.REPLACE)) {
        assertThat(held(before, mode, FileStatus.PLANNED)).contains(40L);
        assertThat(held(before, mode, FileStatus.SENDING)).contains(100L);
      }
    }
  }

  private static Optional<Long> held(AudienceState before, UploadMode mode, FileStatus status) {
    RunRef run = new RunRef("members", "run-2", "arn:2");
    return AudienceState.of(run, state(mode, status), Optional.of(before))
        .flatMap(AudienceState::heldAtLeast);
  }

  private static Optional<Long> heldAfterGivingUp(
      UploadMode mode, AudienceOrigin origin, @Nullable AudienceState before) {
    RunRef run = new RunRef("members", "run-3", "arn:3");
    UploadState doubtful = state(mode, FileStatus.SENDING).latestUpload().orElseThrow();
    BoundAudience audience = new BoundAudience("A1", "7", "n", IdentifierType.EMAIL, origin);
    return AudienceState.ofGivenUp(run, audience, doubtful, Optional.ofNullable(before))
        .flatMap(AudienceState::heldAtLeast);
  }

  private static Optional<Replacement> after(
      UploadMode mode, @Nullable Replacement left, FileStatus... statuses) {
    AudienceState before = new AudienceState(1, "A1", "7", "members", "run-1", null, left, null);
    RunRef run = new RunRef("members", "run-2", "arn:2");
    return AudienceState.of(run, state(mode, statuses), Optional.of(before))
        .orElseThrow()
        .incompleteReplace();
  }

  private static ConnectorState state(UploadMode mode, FileStatus... statuses) {
    List<FileState> files =
        IntStream.range(0, statuses.length)
            .mapToObj(i -> file(mode, i + 1, statuses.length, statuses[i]))
            .toList();
    BoundAudience audience =
        new BoundAudience("A1", "7", "n", IdentifierType.EMAIL, AudienceOrigin.GIVEN);
    return ConnectorState.none().with(audience).with(new UploadState("run-2", mode, files, null));
  }

  private static FileState file(UploadMode mode, int number, int of, FileStatus status) {
    Chunk chunk = new Chunk(number, of, 100L * (number - 1), 100, 6_500, "aa".repeat(16));
    FileState planned = FileState.planned(chunk, mode.action(number), "run-2");
    return status == FileStatus.FINISHED
        ? planned.ended(status, "job-" + number, OptionalLong.of(100))
        : planned.with(status);
  }
}
