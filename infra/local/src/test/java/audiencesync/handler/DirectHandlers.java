package audiencesync.handler;

import audiencesync.handler.UnpacedHandlers.Unpaced;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The shipped handlers with another client of S3 and no pace, for tests of very many runs. Like
 * everything that tells handlers where they are, the client is the JVM's.
 */
public final class DirectHandlers {
  private static final AtomicReference<@Nullable S3Client> S3 = new AtomicReference<>();
  private static final List<Class<? extends Unpaced>> HANDLERS =
      List.of(
          PlanSync.class,
          PrepareAudience.class,
          CheckGuards.class,
          UploadChunk.class,
          CheckUploadJob.class,
          CheckAudience.class,
          FinishSync.class,
          FailSync.class,
          StartSync.class,
          ReportStoppedRun.class);

  private DirectHandlers() {}

  /** Function to class name, once the client has been set for all of them. */
  public static Map<String, String> with(S3Client s3) {
    S3.set(s3);
    return HANDLERS.stream().collect(Collectors.toMap(Class::getSimpleName, Class::getName));
  }

  /** The client that was set last. */
  static S3Client s3() {
    S3Client s3 = S3.get();
    if (s3 == null) {
      throw new IllegalStateException("no client of S3 has been set");
    }
    return s3;
  }

  private static Wiring wiring() {
    return Wiring.ofEnvironment(UnpacedHandlers.pacer(), s3());
  }

  /** Instead of {@link PlanSyncHandler}. */
  public static final class PlanSync extends Unpaced {
    public PlanSync() {
      super(new PlanSyncHandler(wiring()));
    }
  }

  /** Instead of {@link PrepareAudienceHandler}. */
  public static final class PrepareAudience extends Unpaced {
    public PrepareAudience() {
      super(new PrepareAudienceHandler(wiring()));
    }
  }

  /** Instead of {@link CheckGuardsHandler}. */
  public static final class CheckGuards extends Unpaced {
    public CheckGuards() {
      super(new CheckGuardsHandler(wiring()));
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

  /** Instead of {@link FinishSyncHandler}. */
  public static final class FinishSync extends Unpaced {
    public FinishSync() {
      super(new FinishSyncHandler(wiring()));
    }
  }

  /** Instead of {@link FailSyncHandler}. */
  public static final class FailSync extends Unpaced {
    public FailSync() {
      super(new FailSyncHandler(wiring()));
    }
  }

  /** Instead of {@link StartSyncHandler}. */
  public static final class StartSync extends Unpaced {
    public StartSync() {
      super(new StartSyncHandler(wiring()));
    }
  }

  /** Instead of {@link ReportStoppedRunHandler}. */
  public static final class ReportStoppedRun extends Unpaced {
    public ReportStoppedRun() {
      super(new ReportStoppedRunHandler(wiring()));
    }
  }
}
