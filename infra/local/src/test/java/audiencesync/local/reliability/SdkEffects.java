package audiencesync.local.reliability;

import audiencesync.local.reliability.Effects.Fate;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Tells {@link Effects} of every call of an AWS client that changes something. The SDK makes the
 * one instance of each client, by the same file as {@code SdkCalls}.
 */
public final class SdkEffects implements ExecutionInterceptor {
  private static final ExecutionAttribute<Fate> FATE = new ExecutionAttribute<>("Fate");
  private static final Set<String> READS =
      Set.of(
          "S3.ListObjectsV2",
          "S3.HeadObject",
          "S3.GetObject",
          "SecretsManager.GetSecretValue",
          "Sfn.DescribeExecution");

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    Effects effects = Effects.current().orElse(null);
    if (effects == null) {
      return;
    }
    String operation =
        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
            + "."
            + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    attributes.putAttribute(FATE, begun(effects, operation, context.request()));
  }

  /**
   * Tells of a call that is about to be made.
   *
   * @param operation service and operation: {@code S3.GetObject}
   */
  static Fate begun(Effects effects, String operation, SdkRequest request) {
    if (READS.contains(operation)) {
      if (effects.isDead()) {
        throw new Stopped();
      }
      return Fate.NONE;
    }
    Fate fate = effects.begin(words(operation, request));
    if (fate == Fate.PREVENTED) {
      throw new Stopped();
    }
    return fate;
  }

  private static String words(String operation, SdkRequest request) {
    String key = member(request, "Key");
    String verb = isRepeated(request) ? "S3 conditional PutObject" : operation.replace('.', ' ');
    return key == null ? verb : verb + " " + masked(key);
  }

  private static @Nullable String member(SdkRequest request, String name) {
    return request.getValueForField(name, String.class).orElse(null);
  }

  /** Without what differs from run to run. */
  private static String masked(String key) {
    return key.replaceAll("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}", "<run>")
        .replaceAll("[0-9]{13}-[0-9a-f-]{36}", "<time>")
        .replaceAll("[0-9a-f]{32}", "<digest>")
        .replaceAll("[0-9]{12}", "<n>");
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    Fate fate = attributes.getAttribute(FATE);
    if (fate == Fate.UNANSWERED) {
      Effects.current().ifPresent(effects -> effects.happened(fate));
      throw new Stopped();
    }
    if (fate == Fate.LOST) {
      attributes.putAttribute(FATE, Fate.NONE);
      throw lost(context.request());
    }
  }

  /**
   * The SDK repeats what a broken connection has interrupted; the rest is the machine's to repeat.
   */
  private static SdkClientException lost(SdkRequest request) {
    return SdkClientException.create(
        "the answer is lost",
        isRepeated(request) ? new IOException("connection reset") : new Stopped());
  }

  /** Whether the case is that the SDK repeats the call whose answer is lost. */
  static boolean isRepeated(SdkRequest request) {
    return member(request, "IfNoneMatch") != null || member(request, "IfMatch") != null;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (attributes.getAttribute(FATE) == Fate.LAST) {
      Effects.current().ifPresent(effects -> effects.happened(Fate.LAST));
    }
  }
}
