package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** What stands behind a Task's resource. */
interface Integration {
  Answer call(JsonNode arguments);

  static Integration of(TaskResource resource, ExecutionEnvironment environment) {
    return switch (resource) {
      case LAMBDA_INVOKE -> new LambdaInvoke(environment.functions());
      case SNS_PUBLISH -> new SnsPublish(environment.notifications());
    };
  }

  /** A result, or the error that Retry and Catch will see. */
  sealed interface Answer {
    JsonNode orThrow() throws StateFailure;

    /** {@code $states.result}. */
    record Result(JsonNode json) implements Answer {
      @Override
      public JsonNode orThrow() {
        return json;
      }
    }

    /** A failed call. */
    record Failed(String error, String cause) implements Answer {
      @Override
      public JsonNode orThrow() throws StateFailure {
        throw new StateFailure(error, cause);
      }
    }
  }
}
