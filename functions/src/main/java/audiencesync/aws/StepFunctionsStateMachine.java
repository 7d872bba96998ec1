package audiencesync.aws;

import audiencesync.sync.port.StateMachine;
import audiencesync.sync.port.StoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/**
 * The state machine as Step Functions has it. Of two starts with one name the service itself lets
 * one through: while that execution runs, a start with the same input is answered with it; for 90
 * days after its end, every start is refused.
 */
public final class StepFunctionsStateMachine implements StateMachine {
  private final SfnClient stepFunctions;
  private final String arn;

  public StepFunctionsStateMachine(SfnClient stepFunctions, String arn) {
    this.stepFunctions = stepFunctions;
    this.arn = arn;
  }

  @Override
  public Start start(String executionName, String input) {
    try {
      stepFunctions.startExecution(r -> r.stateMachineArn(arn).name(executionName).input(input));
      return Start.STARTED;
    } catch (ExecutionAlreadyExistsException e) {
      return Start.STARTED_BEFORE;
    } catch (SdkException e) {
      String what = "start the execution " + executionName;
      throw new StoreException(AwsFailure.message("Step Functions", what, e), e);
    }
  }
}
