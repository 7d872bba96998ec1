package audiencesync.local.pipeline;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Tells of every call that any AWS client in this JVM makes. The SDK itself makes the one instance
 * of each client: {@code software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class SdkCalls implements ExecutionInterceptor {
  private static final AtomicReference<@Nullable Consumer<Call>> LISTENER = new AtomicReference<>();

  /**
   * One call.
   *
   * @param operation service and operation: {@code S3.GetObject}
   */
  record Call(String operation, SdkRequest request) {
    /** A member of the request, by its name in the service's model. */
    Optional<String> member(String name) {
      return request.getValueForField(name, String.class);
    }
  }

  static void tell(Consumer<Call> listener) {
    LISTENER.set(listener);
  }

  static void stop() {
    LISTENER.set(null);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    Consumer<Call> listener = LISTENER.get();
    if (listener != null) {
      String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
      String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      listener.accept(new Call(service + "." + operation, context.request()));
    }
  }
}
