package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import audiencesync.local.engine.TaskRetry;
import audiencesync.local.line.Behaviour.AudienceEnd;
import audiencesync.local.line.Behaviour.DuplicateNames;
import audiencesync.local.line.Behaviour.IdForm;
import audiencesync.local.line.Fault;
import audiencesync.local.line.Match;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever LINE does: one audience, the right people, no file taken twice, a true report. */
@Tag("fault")
class LineFaultTest extends OverSandbox {
  static Stream<Arguments> passingFaults() {
    return Stream.of(
        Arguments.of("429 seven times", Fault.status(429), 7),
        Arguments.of("500 seven times", Fault.status(500), 7),
        Arguments.of("503 once", Fault.status(503), 1),
        Arguments.of("a lock time-out", Fault.status(400, "LOCK_DEFAULT"), 1),
        Arguments.of("hangs up before reading", Fault.dropBeforeReading(), 1),
        Arguments.of("hangs up before accepting", Fault.dropBeforeAccepting(), 2),
        Arguments.of("hangs up after accepting", Fault.dropAfterAccepting(), 1),
        Arguments.of("cuts its answer", Fault.cutAnswer(), 1),
        Arguments.of("answers nonsense", Fault.garbledAnswer(), 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void survivesAFaultThatPassesWhileItCreates(String name, Fault fault, int times) {
    sandbox.line.faults().next(Match.UPLOAD, fault).times(times);
    assertSucceeded(sandbox.run(), name);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
    assertThat(sandbox.line.jobCount(sandbox.audiences().get(0))).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingFaults")
  void survivesAFaultThatPassesWhileItReplaces(String name, Fault fault, int times)
      throws IOException {
    assertSucceeded(sandbox.run(), "create");
    ObjectNode connector = Sandbox.connector();
    ((ObjectNode) connector.path("audience")).put("action", "REPLACE");
    sandbox.connector(connector);
    sandbox.people(100, 400);
    sandbox.line.faults().next(Match.UPLOAD, fault).times(times);
    assertSucceeded(sandbox.run(), name);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(100, 400));
    assertThat(sandbox.line.jobCount(sandbox.audiences().get(0))).isEqualTo(2);
  }

  @Test
  void waitsLongerAndLongerBetweenAttempts() {
    sandbox.line.faults().next(Match.UPLOAD, Fault.status(500)).times(7);
    assertSucceeded(sandbox.run(), "500 seven times");
    assertThat(sandbox.retries)
        .extracting(TaskRetry::error)
        .filteredOn(error -> error.equals("audiencesync.lineads.RetryableLineAdsException"))
        .hasSize(7);
  }

  /** A 500 does not say whether LINE has the file, and its list may lag. */
  @Test
  void looksForAFileFourTimesBeforeItIsSentAgain() {
    sandbox.line.faults().next(Match.UPLOAD, Fault.status(500));
    assertSucceeded(sandbox.run(), "500 once");
    assertThat(sandbox.retries)
        .extracting(TaskRetry::error)
        .containsExactly(
            "audiencesync.lineads.RetryableLineAdsException",
            "audiencesync.sync.SentFileNotListedException",
            "audiencesync.sync.SentFileNotListedException",
            "audiencesync.sync.SentFileNotListedException");
  }

  @Test
  void survivesFaultsOfEveryOtherCall() {
    sandbox.line.faults().next(Match.LIST, Fault.status(500)).times(3);
    sandbox.line.faults().next(Match.UPLOAD_JOBS, Fault.dropBeforeReading()).times(3);
    assertSucceeded(sandbox.run(), "reads fail");
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
  }

  @Test
  void doesNotSendAFailedJobsFileAgainInTheSameRun() throws IOException {
    sandbox.line.faults().next(Match.UPLOAD, Fault.failedJob("INVALID_FILE_CONTENT"));
    ExecutionResult result = sandbox.run();
    assertThat(result.error()).hasValue("audiencesync.lineads.UploadJobFailedException");
    assertThat(Sandbox.message(result)).contains("INVALID_FILE_CONTENT");
    assertThat(sandbox.uploads()).isEqualTo(1);
    JsonNode report = sandbox.report(result);
    assertThat(report.path("audience").path("complete").asBoolean(true)).isFalse();
    assertThat(report.path("files").path(0).path("jobStatus").asText()).isEqualTo("FAILED");
    assertSucceeded(sandbox.run(), "the next run");
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
  }

  @ParameterizedTest
  @EnumSource(
      value = AudienceEnd.class,
      names = {"FAILED", "EXPIRED", "NEVER_READY"})
  void saysWhenTheAudienceCannotBeUsed(AudienceEnd end) throws IOException {
    sandbox.line.behave(Sandbox.UNHURRIED.withEnd(end));
    ExecutionResult result = sandbox.run();
    assertThat(result.error()).hasValue("audiencesync.sync.AudienceNotReadyException");
    assertThat(Sandbox.message(result))
        .contains(end == AudienceEnd.NEVER_READY ? "IN_PROGRESS" : end.name());
    JsonNode report = sandbox.report(result);
    assertThat(report.path("status").asText()).isEqualTo("FAILED");
    assertThat(report.path("audience").path("complete").asBoolean()).isTrue();
    assertThat(report.path("counts").path("unique").asInt()).isEqualTo(300);
  }

  @Test
  void createsNoSecondAudienceWhereNamesMayRepeat() {
    sandbox.line.behave(Sandbox.UNHURRIED.withDuplicateNames(DuplicateNames.ALLOWED));
    sandbox.line.faults().next(Match.UPLOAD, Fault.dropAfterAccepting());
    assertSucceeded(sandbox.run(), "lost answer");
    assertThat(sandbox.line.audienceCount(Sandbox.ACCOUNT)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(IdForm.class)
  void readsIdsInEveryForm(IdForm form) {
    sandbox.line.behave(Sandbox.UNHURRIED.withIds(form));
    assertSucceeded(sandbox.run(), form.name());
    assertSucceeded(sandbox.run(), form.name());
    assertThat(sandbox.audiences()).hasSize(1);
  }

  @Test
  void givesUpOnALineThatStaysDownAndGoesOnInTheNextRun() throws IOException {
    sandbox.line.faults().next(Match.UPLOAD, Fault.status(500)).times(1_000);
    ExecutionResult result = sandbox.run();
    assertThat(result.error()).hasValue("audiencesync.lineads.RetryableLineAdsException");
    assertThat(sandbox.uploads()).isGreaterThan(8);
    assertThat(sandbox.report(result).path("status").asText()).isEqualTo("FAILED");
    sandbox.line.faults().clear();
    assertSucceeded(sandbox.run(), "the next run");
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
    assertThat(sandbox.line.audienceCount(Sandbox.ACCOUNT)).isEqualTo(1);
  }

  @Test
  void resumesAfterALostAnswerInTheNextRun() throws IOException {
    sandbox.line.faults().next(Match.UPLOAD, Fault.dropAfterAccepting());
    sandbox.line.faults().next(Match.LIST, Fault.status(403)).after(1);
    ExecutionResult result = sandbox.run();
    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertSucceeded(sandbox.run(), "the next run");
    assertThat(sandbox.line.audienceCount(Sandbox.ACCOUNT)).isEqualTo(1);
    assertThat(sandbox.uploads()).isEqualTo(1);
    assertThat(sandbox.members()).isEqualTo(Sandbox.hashes(0, 300));
  }

  private static void assertSucceeded(ExecutionResult result, String when) {
    assertThat(result.status())
        .as(when + ": " + result.error() + " " + result.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }
}
