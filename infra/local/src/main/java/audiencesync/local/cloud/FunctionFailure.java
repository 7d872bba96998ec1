package audiencesync.local.cloud;

import audiencesync.local.engine.FunctionOutcome;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.ErrorRequest;
import java.nio.charset.StandardCharsets;

/** Failures of functions, in the runtime's own JSON, by the name that Step Functions gives them. */
final class FunctionFailure {
  private FunctionFailure() {}

  /** What the runtime reports of a throwable: its class name, nested classes with {@code $}. */
  static FunctionOutcome by(Throwable throwable) {
    return of(
        throwable instanceof UserFault fault
            ? LambdaErrorConverter.fromUserFault(fault)
            : LambdaErrorConverter.fromThrowable(throwable));
  }

  /** What Lambda itself reports. */
  static FunctionOutcome of(String errorType, String message) {
    return of(new ErrorRequest(message, errorType, null));
  }

  private static FunctionOutcome of(ErrorRequest error) {
    String json = new String(DtoSerializers.serialize(error), StandardCharsets.UTF_8);
    // A fault of the handler string has no type; Step Functions knows only that it failed.
    String name = error.errorType == null ? "Lambda.Unknown" : error.errorType;
    return new FunctionOutcome.Failed(name, json);
  }
}
