package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.aws.StepFunctionsExecutions;
import audiencesync.aws.StepFunctionsStateMachine;
import audiencesync.sync.port.Executions;
import audiencesync.sync.port.RecordedExecution;
import audiencesync.sync.port.StateMachine;
import audiencesync.sync.port.StateMachine.Start;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** What the product counts on of Step Functions, through its own adapter where it has one. */
interface ExecutionsSuite {
  /** As StartSync words it. */
  String INPUT = "{\"connector\":\"members\"}";

  Cloud cloud();

  private Executions executions() {
    return new StepFunctionsExecutions(cloud().stepFunctions());
  }

  @Test
  default void tellsWhetherAnExecutionRuns() {
    String stopped = cloud().running("stopped");
    String running = cloud().running("running");
    cloud().stop(stopped);

    assertThat(executions().isRunning(running)).isTrue();
    assertThat(executions().isRunning(stopped)).isFalse();
  }

  @Test
  default void describesAnExecutionUnderItsArn() {
    String arn = cloud().running("described");

    DescribeExecutionResponse found =
        cloud().stepFunctions().describeExecution(r -> r.executionArn(arn));

    assertThat(found.executionArn()).isEqualTo(arn);
    assertThat(found.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(found.startDate()).isNotNull();
  }

  @Test
  default void doesNotKnowExecutionsThatNeverStarted() {
    String never = cloud().neverStarted();

    assertThat(executions().isRunning(never)).isFalse();
    assertThatExceptionOfType(ExecutionDoesNotExistException.class)
        .isThrownBy(() -> cloud().stepFunctions().describeExecution(r -> r.executionArn(never)));
  }

  @Test
  default void startsAnExecutionOnceUnderItsName() {
    StateMachine machine = machine();

    assertThat(machine.start("once", INPUT)).isEqualTo(Start.STARTED);
    assertThat(machine.start("once", INPUT)).isEqualTo(Start.STARTED);
    assertThat(machine.start("once", "{\"connector\":\"others\"}")).isEqualTo(Start.STARTED_BEFORE);
    assertThat(machine.start("twice", INPUT)).isEqualTo(Start.STARTED);
  }

  @Test
  default void answersARepeatedStartWithTheSameExecutionWhileItRuns() {
    StartExecutionResponse first = start("repeated");

    assertThat(start("repeated").executionArn()).isEqualTo(first.executionArn());
    assertThat(start("repeated").startDate()).isEqualTo(first.startDate());
  }

  @Test
  default void startsNoExecutionUnderTheNameOfOneThatEnded() {
    cloud().stop(start("ended").executionArn());

    assertThat(machine().start("ended", INPUT)).isEqualTo(Start.STARTED_BEFORE);
  }

  @Test
  default void remembersWhatAStoppedExecutionWasStartedWith() {
    String arn = start("remembered").executionArn();
    cloud().stop(arn);

    RecordedExecution found =
        new StepFunctionsExecutions(cloud().stepFunctions()).find(arn).orElseThrow();

    assertThat(found.status()).isEqualTo(RecordedExecution.Status.ABORTED);
    assertThat(found.input()).contains(INPUT);
    assertThat(found.stoppedAt().orElseThrow()).isAfterOrEqualTo(found.startTime());
  }

  private StateMachine machine() {
    return new StepFunctionsStateMachine(cloud().stepFunctions(), cloud().stateMachineArn());
  }

  private StartExecutionResponse start(String name) {
    return cloud()
        .stepFunctions()
        .startExecution(r -> r.stateMachineArn(cloud().stateMachineArn()).name(name).input(INPUT));
  }
}
