package audiencesync.handler;

import audiencesync.lineads.Pacer;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The shipped handlers of the steps that call LINE, with a pacer that finds whenever it looks that
 * its pause is over. For tests of what is called, against a LINE that counts no calls a second; the
 * pause itself has tests of its own.
 */
public final class UnpacedHandlers {
  private static final List<Class<? extends Unpaced>> HANDLERS =
      List.of(PlanSync.class, UploadChunk.class, CheckUploadJob.class, CheckAudience.class);

  private static final long SECOND = 1_000_000_000;

  private UnpacedHandlers() {}

  /** Step to class name. */
  public static Map<String, String> byStep() {
    return HANDLERS.stream().collect(Collectors.toMap(Class::getSimpleName, Class::getName));
  }

  private static Wiring wiring() {
    return Wiring.ofEnvironment(pacer());
  }

  /** A pacer that never waits. */
  static Pacer pacer() {
    AtomicLong time = new AtomicLong();
    return new Pacer(() -> time.addAndGet(SECOND));
  }

  abstract static class Unpaced implements RequestStreamHandler {
    private final RequestStreamHandler shipped;

    Unpaced(RequestStreamHandler shipped) {
      this.shipped = shipped;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      shipped.handleRequest(in, out, context);
    }
  }

  /** Instead of {@link PlanSyncHandler}. */
  public static final class PlanSync extends Unpaced {
    public PlanSync() {
      super(new PlanSyncHandler(wiring()));
    }
  }

  /** Instead of {@link UploadChunkHandler}. */
  public static final class UploadChunk extends Unpaced {
    public UploadChunk() {
      super(new UploadChunkHandler(wiring()));
    }
  }

  /** Instead of {@link CheckUploadJobHandler}. */
  public static final class CheckUploadJob extends Unpaced {
    public CheckUploadJob() {
      super(new CheckUploadJobHandler(wiring()));
    }
  }

  /** Instead of {@link CheckAudienceHandler}. */
  public static final class CheckAudience extends Unpaced {
    public CheckAudience() {
      super(new CheckAudienceHandler(wiring()));
    }
  }
}
