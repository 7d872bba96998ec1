package audiencesync.aws;

import audiencesync.sync.port.Executions;
import audiencesync.sync.port.RecordedExecution;
import audiencesync.sync.port.RecordedExecutions;
import audiencesync.sync.port.StoreException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions as Step Functions knows them. */
public final class StepFunctionsExecutions implements Executions, RecordedExecutions {
  private final SfnClient stepFunctions;

  public StepFunctionsExecutions(SfnClient stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  @Override
  public boolean isRunning(String executionId) {
    return describe(executionId)
        .map(DescribeExecutionResponse::status)
        .filter(s -> s == ExecutionStatus.RUNNING || s == ExecutionStatus.PENDING_REDRIVE)
        .isPresent();
  }

  @Override
  public Optional<RecordedExecution> find(String executionId) {
    return describe(executionId)
        .map(
            found ->
                new RecordedExecution(
                    executionId,
                    status(found.status()),
                    found.startDate(),
                    Optional.ofNullable(found.input()),
                    Optional.ofNullable(found.stopDate())));
  }

  private static RecordedExecution.Status status(ExecutionStatus status) {
    return switch (status) {
      case TIMED_OUT -> RecordedExecution.Status.TIMED_OUT;
      case ABORTED -> RecordedExecution.Status.ABORTED;
      default -> RecordedExecution.Status.NOT_STOPPED;
    };
  }

  private Optional<DescribeExecutionResponse> describe(String executionId) {
    try {
      return Optional.of(stepFunctions.describeExecution(r -> r.executionArn(executionId)));
    } catch (ExecutionDoesNotExistException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new StoreException(AwsFailure.message("Step Functions", "describe an execution", e), e);
    }
  }
}
