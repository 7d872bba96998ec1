package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Starting executions, as AWS's own client sees it; what is right stands in the API reference. */
class StartExecutionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T01:02:03.004Z");
  private static final String INPUT = "{\"connector\":\"members\"}";

  private ExecutionRecords records;
  private LocalStepFunctions service;
  private SfnClient client;

  @BeforeEach
  void serve(@TempDir Path parent) throws IOException {
    records = new ExecutionRecords(Files.createDirectory(parent.resolve("bucket")));
    service = LocalStepFunctions.serve(records, Clock.fixed(NOW, ZoneOffset.UTC));
    client = Clients.stepFunctions(service.endpoint());
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void startsWhatIsThenToBeRun() {
    StartExecutionResponse started = start("one", INPUT);

    assertThat(started.executionArn()).endsWith(":execution:line-audience-sync:one");
    assertThat(started.startDate()).isEqualTo(NOW);
    assertThat(service.takeStarted()).extracting(ExecutionRecord::name).containsExactly("one");
    assertThat(service.takeStarted()).isEmpty();
  }

  @Test
  void describesWhatWasStarted() {
    String arn = start("one", INPUT).executionArn();
    records.ended("one", "TIMED_OUT", NOW.plusMillis(5_678));

    DescribeExecutionResponse found = client.describeExecution(r -> r.executionArn(arn));

    assertThat(found.statusAsString()).isEqualTo("TIMED_OUT");
    assertThat(found.name()).isEqualTo("one");
    assertThat(found.startDate()).isEqualTo(NOW);
    assertThat(found.stopDate()).isEqualTo(NOW.plusMillis(5_678));
    assertThat(found.input()).isEqualTo(INPUT);
    assertThat(found.inputDetails().included()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"})
  void refusesTheNameOfAnExecutionThatEnded(String status) {
    start("one", INPUT);
    records.ended("one", status, NOW);

    assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
        .isThrownBy(() -> start("one", INPUT));
    assertThat(service.takeStarted()).hasSize(1);
  }

  @Test
  void refusesTheNameForNinetyDays() {
    records.start("recent", INPUT, NOW.minus(Duration.ofDays(95)));
    records.ended("recent", "SUCCEEDED", NOW.minus(Duration.ofDays(90)));
    records.start("old", INPUT, NOW.minus(Duration.ofDays(95)));
    records.ended("old", "SUCCEEDED", NOW.minus(Duration.ofDays(90)).minusMillis(1));

    assertThatExceptionOfType(ExecutionAlreadyExistsException.class)
        .isThrownBy(() -> start("recent", INPUT));
    assertThat(start("old", INPUT).startDate()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a:b", "<a>", "a/b", "a*", "会員"})
  void refusesNamesOfOtherCharacters(String name) {
    assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> start(name, INPUT));
  }

  @Test
  void refusesNamesOfMoreThanEightyCharacters() {
    assertThat(start("n".repeat(80), INPUT).executionArn()).endsWith("n".repeat(80));
    assertThatExceptionOfType(InvalidNameException.class)
        .isThrownBy(() -> start("n".repeat(81), INPUT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\": 1,}", " "})
  void refusesInputsThatAreNotJson(String input) {
    assertThatExceptionOfType(InvalidExecutionInputException.class)
        .isThrownBy(() -> start("one", input));
    assertThat(service.takeStarted()).isEmpty();
  }

  @Test
  void refusesInputsThatAreTooLong() {
    String longest = "\"" + "x".repeat(262_144 - 2) + "\"";

    assertThat(start("one", longest).executionArn()).isNotEmpty();
    assertThatExceptionOfType(SfnException.class)
        .isThrownBy(() -> start("two", longest + " "))
        .withMessageContaining("ValidationException");
  }

  @Test
  void knowsOneStateMachine() {
    String other = LocalStepFunctions.STATE_MACHINE_ARN + "-2";

    assertThatExceptionOfType(StateMachineDoesNotExistException.class)
        .isThrownBy(() -> client.startExecution(r -> r.stateMachineArn(other).name("one")));
  }

  private StartExecutionResponse start(String name, String input) {
    return client.startExecution(
        r -> r.stateMachineArn(LocalStepFunctions.STATE_MACHINE_ARN).name(name).input(input));
  }
}
