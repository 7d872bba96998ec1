package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** How executions are recorded; what any Step Functions does is in {@link ExecutionsSuite}. */
class ExecutionRecordsTest {
  private static final Instant START = Instant.parse("2026-11-24T01:02:03Z");

  @TempDir Path parent;
  private Path bucket;
  private ExecutionRecords records;

  @BeforeEach
  void record() throws IOException {
    bucket = Files.createDirectory(parent.resolve("My Bucket"));
    records = new ExecutionRecords(bucket);
  }

  @Test
  void describesAnExecutionThatRuns() {
    records.start("run-1", "{}", START);

    DescribeExecutionResponse found = describe("run-1");

    assertThat(found.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(found.startDate()).isEqualTo(START);
    assertThat(found.executionArn())
        .isEqualTo("arn:aws:states:ap-northeast-1:000000000000:execution:line-audience-sync:run-1");
  }

  @ParameterizedTest
  @EnumSource(names = {"SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"})
  void describesHowAnExecutionEnded(ExecutionStatus status) {
    records.start("run-2", "{}", START);
    records.ended("run-2", status.toString(), START.plusSeconds(60));

    assertThat(describe("run-2").status()).isEqualTo(status);
    assertThat(describe("run-2").startDate()).isEqualTo(START);
  }

  @Test
  void tellsAnotherProcessWhatRuns() {
    records.start("run-3", "{}", START);

    assertThat(new ExecutionRecords(bucket).find("run-3"))
        .map(ExecutionRecord::status)
        .contains("RUNNING");
  }

  @Test
  void callsAnExecutionAbortedWhoseProcessIsGone() throws Exception {
    records.start("run-4", "{}", START);
    Process process = new ProcessBuilder("true").start();
    long gone = process.pid();
    process.waitFor();
    rewrite("run-4", execution -> execution.put("pid", gone));

    assertThat(describe("run-4").status()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void callsAnExecutionAbortedWhoseProcessIdIsAnothersNow() throws Exception {
    records.start("run-5", "{}", START);
    rewrite("run-5", execution -> execution.put("processStart", "2001-02-03T04:05:06Z"));

    assertThat(describe("run-5").status()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "../x", "あ", "a/b"})
  void refusesNamesThatAwsWouldRefuse(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> records.start(name, "{}", START));
  }

  @Test
  void keepsItsRecordsOutOfTheBucket() throws Exception {
    records.start("run-6", "{}", START);

    assertThat(bucket).isEmptyDirectory();
    assertThat(parent.resolve(".My Bucket.executions/run-6.json")).exists();
  }

  private void rewrite(String name, Consumer<ObjectNode> change) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path file = parent.resolve(".My Bucket.executions").resolve(name + ".json");
    ObjectNode execution = (ObjectNode) json.readTree(file.toFile());
    change.accept(execution);
    json.writeValue(file.toFile(), execution);
  }

  private DescribeExecutionResponse describe(String name) {
    try (LocalStepFunctions service = LocalStepFunctions.serve(records, Clock.systemUTC());
        SfnClient client = Clients.stepFunctions(service.endpoint())) {
      return client.describeExecution(r -> r.executionArn(ExecutionRecord.arn(name)));
    }
  }
}
