package audiencesync.local.cloud;

import audiencesync.local.engine.Execution;
import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionEnvironment;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionRequest;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.Functions;
import audiencesync.local.engine.Notifications;
import audiencesync.local.engine.StateMachine;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole product in this process, over one folder: the shipped state machine, the shipped
 * handlers in AWS's runtime, AWS's clients against stand-ins on 127.0.0.1. One at a time in a JVM,
 * because handlers are told where they are by system properties.
 */
public final class Deployment implements AutoCloseable {
  private static final String ROLE_ARN = "arn:aws:iam::000000000000:role/line-audience-sync";

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final LocalS3 s3;
  private final Clock clock = Clock.systemUTC();
  private final ExecutionRecords records;
  private final LocalStepFunctions stepFunctions;
  private final LocalSns sns;
  private final StateMachine stateMachine;
  private final Functions functions;
  private final StatusRule statusRule;

  private Deployment(Site site, Map<String, String> handlers) {
    this.s3 = keep(LocalS3.serve(site.bucket()));
    this.records = new ExecutionRecords(site.bucket());
    LocalSecrets secretsManager = keep(LocalSecrets.serve(site.secrets()));
    this.stepFunctions = keep(LocalStepFunctions.serve(records, clock));
    this.sns = keep(LocalSns.serve(notification -> {}));
    Map<String, String> properties = new HashMap<>();
    properties.put("aws.region", "ap-northeast-1");
    properties.put("aws.accessKeyId", "local");
    properties.put("aws.secretAccessKey", "local");
    properties.put("aws.endpointUrlS3", s3.endpoint().toString());
    properties.put("aws.endpointUrlSecretsManager", secretsManager.endpoint().toString());
    properties.put("aws.endpointUrlSfn", stepFunctions.endpoint().toString());
    properties.put("aws.endpointUrlSns", sns.endpoint().toString());
    properties.put("audiencesync.BUCKET_NAME", LocalS3.BUCKET);
    properties.put("audiencesync.STATE_MACHINE_ARN", LocalStepFunctions.STATE_MACHINE_ARN);
    properties.put("audiencesync.NOTIFICATION_TOPIC_ARN", LocalSns.TOPIC_ARN);
    properties.put("audiencesync.LINE_ADS_URL", site.lineAdsUrl().toString());
    keep(SystemProperties.set(properties));
    this.stateMachine = Shipped.stateMachine();
    this.functions = new FunctionRuntime(handlers, clock);
    this.statusRule = new StatusRule(functions, clock);
  }

  /**
   * Deploys what ships.
   *
   * @param secrets secret id to secret
   * @param lineAdsUrl LINE's base, or a stand-in's
   * @throws IllegalArgumentException when the bucket is no folder
   */
  public static Deployment over(Path bucket, Map<String, JsonNode> secrets, URI lineAdsUrl) {
    return of(new Site(bucket, secrets, lineAdsUrl), Map.of());
  }

  /**
   * Deploys what ships, but for the handlers of some steps: how a test wires them differently.
   *
   * @param others step to the name of the class that takes the place of its handler
   */
  public static Deployment of(Site site, Map<String, String> others) {
    Map<String, String> handlers = Shipped.handlers();
    handlers.putAll(others);
    return new Deployment(site, handlers);
  }

  /** Where the bucket is served. */
  public URI s3() {
    return s3.endpoint();
  }

  /** Runs one execution to its end, under a name of its own. */
  public ExecutionResult run(JsonNode input, ExecutionClock time, Audience audience) {
    String name = UUID.randomUUID().toString();
    ExecutionRecord started = records.start(name, input.toString(), time.now()).orElseThrow();
    return run(started, time, audience);
  }

  /** Runs an execution to its end that an upload has started. */
  public ExecutionResult run(ExecutionRecord started, ExecutionClock time, Audience audience) {
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            functions, audience.notifications(), time, new SecureRandom(), audience.listener());
    String status = ExecutionRecord.ABORTED;
    try {
      Execution execution = new Execution(stateMachine, request(started), environment);
      ExecutionResult result = execution.run();
      status = result.status().name();
      return result;
    } finally {
      records.ended(started.name(), status, time.now());
      if (StatusRule.matches(status)) {
        reportStopped(started.name(), audience.notifications());
      }
    }
  }

  /**
   * Where a deployment works.
   *
   * @param bucket the folder whose files are the bucket's objects
   * @param secrets secret id to secret
   * @param lineAdsUrl LINE's base, or a stand-in's
   */
  public record Site(Path bucket, Map<String, JsonNode> secrets, URI lineAdsUrl) {
    public Site {
      secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Site[bucket=" + bucket + ", lineAdsUrl=" + lineAdsUrl + "]";
    }
  }

  /** What became of an upload: StartSync's answer, and the executions that are to be run now. */
  public record Started(FunctionOutcome answer, List<ExecutionRecord> executions) {}

  /** Lets S3 tell of an upload. */
  public Started upload(JsonNode event, Notifications notifications) {
    sns.subscribe(notifications);
    FunctionOutcome answer = functions.invoke("StartSync", event);
    return new Started(answer, stepFunctions.takeStarted());
  }

  /** What is known of the execution of that name. */
  public Optional<ExecutionRecord> execution(String name) {
    return records.find(name);
  }

  /**
   * Reports the executions whose process was killed. One that cannot be reported is tried again
   * next time.
   */
  public void reportKilled(Notifications notifications) {
    for (ExecutionRecord killed : records.killed()) {
      if (killed.input().isEmpty()
          || reportStopped(killed.name(), notifications) instanceof FunctionOutcome.Returned) {
        records.ended(killed.name(), ExecutionRecord.ABORTED, clock.instant());
      }
    }
  }

  private FunctionOutcome reportStopped(String name, Notifications notifications) {
    sns.subscribe(notifications);
    return statusRule.tell(records.find(name).orElseThrow());
  }

  private static ExecutionRequest request(ExecutionRecord started) {
    return new ExecutionRequest(
        started.arn(),
        started.name(),
        LocalStepFunctions.STATE_MACHINE_ARN,
        ROLE_ARN,
        started.startDate(),
        Shipped.json(started.input().orElseThrow()));
  }

  /** Who is told of an execution while it runs. */
  public record Audience(Notifications notifications, ExecutionListener listener) {}

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("the deployment on this machine did not stop", e);
      }
    }
  }

  private <T extends AutoCloseable> T keep(T service) {
    started.push(service);
    return service;
  }
}
