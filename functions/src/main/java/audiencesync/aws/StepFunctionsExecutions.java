package audiencesync.aws;

import audiencesync.sync.port.Executions;
import audiencesync.sync.port.StoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions as Step Functions knows them. */
public final class StepFunctionsExecutions implements Executions {
  private final SfnClient stepFunctions;

  public StepFunctionsExecutions(SfnClient stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  @Override
  public boolean isRunning(String executionId) {
    try {
      ExecutionStatus status =
          stepFunctions.describeExecution(r -> r.executionArn(executionId)).status();
      return status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE;
    } catch (ExecutionDoesNotExistException e) {
      return false;
    } catch (SdkException e) {
      throw new StoreException(AwsFailure.message("Step Functions", "describe an execution", e), e);
    }
  }
}
