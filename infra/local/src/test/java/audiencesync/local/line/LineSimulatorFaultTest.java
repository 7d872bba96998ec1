package audiencesync.local.line;

import static audiencesync.local.line.SimulatorClient.creating;
import static audiencesync.local.line.SimulatorClient.hashes;
import static audiencesync.local.line.SimulatorClient.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.RetryableLineAdsException;
import audiencesync.lineads.UploadJob;
import audiencesync.local.line.Behaviour.Limits;
import audiencesync.local.line.Behaviour.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LineSimulatorFaultTest {
  private final LineSimulator simulator =
      simulator(Behaviour.DEFAULT.withTiming(new Timing(0, 0, 0)).withLimits(new Limits(1_000, 3)));
  private final SimulatorClient client = new SimulatorClient(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  private RetryableLineAdsException failedCreate(String fileName) {
    return catchThrowableOfType(
        RetryableLineAdsException.class,
        () -> client.line().upload(creating("m", fileName, hashes(1, 3))));
  }

  @Test
  void strikesAsOftenAsItIsTold() {
    simulator.faults().next(Match.UPLOAD, Fault.status(500)).times(2);
    simulator.faults().next(Match.UPLOAD, Fault.status(400, "LOCK_DEFAULT"));

    assertThat(failedCreate("f-1.txt").status()).isEqualTo(500);
    assertThat(client.line().audiences("m")).isEmpty();
    assertThat(failedCreate("f-2.txt").status()).isEqualTo(500);
    assertThat(failedCreate("f-3.txt").reason()).contains("LOCK_DEFAULT");
    assertThat(client.line().upload(creating("m", "f-4.txt", hashes(1, 3))).id()).isNotEmpty();

    assertThat(simulator.journal())
        .extracting(JournalEntry::status)
        .containsExactly(500, 200, 500, 400, 202);
    assertThat(simulator.journal())
        .extracting(JournalEntry::fileName)
        .containsExactly(
            Optional.of("f-1.txt"),
            Optional.empty(),
            Optional.of("f-2.txt"),
            Optional.of("f-3.txt"),
            Optional.of("f-4.txt"));
  }

  @Test
  void sparesAsManyAsItIsTold() {
    simulator.faults().next(Match.ANY, Fault.status(503)).after(1);

    client.line().audiences("m");

    assertThat(failedCreate("f.txt").status()).isEqualTo(503);
    assertThat(client.line().audiences("m")).isEmpty();
  }

  @Test
  void forgetsWhatHasNotHappened() {
    simulator.faults().next(Match.ANY, Fault.status(503)).times(9);
    simulator.faults().clear();

    assertThat(client.line().audiences("m")).isEmpty();
  }

  static Stream<Fault> losingTheUpload() {
    return Stream.of(Fault.dropBeforeReading(), Fault.dropBeforeAccepting());
  }

  @ParameterizedTest
  @MethodSource("losingTheUpload")
  void takesNothingOfARequestItDropsFirst(Fault fault) {
    simulator.faults().next(Match.UPLOAD, fault);

    assertThat(failedCreate("f.txt").outcomeUnknown()).isTrue();

    assertThat(simulator.audienceCount("A1")).isZero();
    assertThat(simulator.journal()).extracting(JournalEntry::status).containsExactly(0);
  }

  static Stream<Fault> losingTheAnswer() {
    return Stream.of(Fault.dropAfterAccepting(), Fault.cutAnswer(), Fault.garbledAnswer());
  }

  @ParameterizedTest
  @MethodSource("losingTheAnswer")
  void takesAFileWhoseAnswerIsLost(Fault fault) {
    simulator.faults().next(Match.UPLOAD, fault);

    assertThat(failedCreate("f-17.txt").outcomeUnknown()).isTrue();

    String id = client.line().audiences("m").get(0).id();
    assertThat(client.line().uploadJobs(id))
        .extracting(UploadJob::fileName)
        .containsExactly("f-17.txt");
    assertThat(simulator.members(id)).containsExactlyInAnyOrderElementsOf(hashes(1, 3));
  }

  @Test
  void canTakeItsTime() {
    simulator.faults().next(Match.UPLOAD, Fault.answerAfter(Duration.ofMillis(40)));

    String id = client.line().upload(creating("m", "f.txt", hashes(1, 3))).id();

    assertThat(simulator.audienceIds("A1", "m")).containsExactly(id);
  }

  @Test
  void failsAJobAndTheAudienceThatHasNothingElse() {
    simulator.faults().next(Match.UPLOAD, Fault.failedJob("NO_VALID_IDS"));

    String id = client.line().upload(creating("m", "f.txt", hashes(1, 3))).id();

    UploadJob job = client.job(id, "f.txt");
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.failedType()).contains("NO_VALID_IDS");
    assertThat(job.processed()).isEqualTo(OptionalLong.of(0));
    assertThat(client.audience(id).status()).isEqualTo(AudienceStatus.FAILED);
    assertThat(simulator.members(id)).isEmpty();
    assertThat(simulator.journal())
        .extracting(JournalEntry::status)
        .isEqualTo(List.of(202, 200, 200));
  }
}
