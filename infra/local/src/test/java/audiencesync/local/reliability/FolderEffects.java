package audiencesync.local.reliability;

import audiencesync.local.cloud.FolderClient.Around;
import audiencesync.local.reliability.Effects.Fate;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What {@link SdkEffects} does to calls of AWS's client, done to calls of a folder's. */
final class FolderEffects implements Around {
  @Override
  public <T> T call(SdkRequest request, Supplier<T> call) {
    @Nullable Effects effects = Effects.current().orElse(null);
    if (effects == null) {
      return call.get();
    }
    String operation = request.getClass().getSimpleName().replaceFirst("Request$", "");
    Fate fate = SdkEffects.begun(effects, "S3." + operation, request);
    return switch (fate) {
      case UNANSWERED -> {
        attempt(call);
        effects.happened(fate);
        throw new Stopped();
      }
      case LOST -> {
        attempt(call);
        yield repeated(request, call);
      }
      default -> {
        T answer = call.get();
        effects.happened(fate);
        yield answer;
      }
    };
  }

  /** It happens, and nobody hears how it went. */
  private static <T> void attempt(Supplier<T> call) {
    try {
      T unheard = call.get();
      Objects.requireNonNull(unheard);
    } catch (SdkException e) {
      // A refusal is an answer, too.
    }
  }

  /** As AWS's client, which repeats some calls by itself and gives up others. */
  private static <T> T repeated(SdkRequest request, Supplier<T> call) {
    if (SdkEffects.isRepeated(request)) {
      return call.get();
    }
    throw SdkClientException.create("the answer is lost", new Stopped());
  }
}
