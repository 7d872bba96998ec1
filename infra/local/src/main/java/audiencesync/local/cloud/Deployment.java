package audiencesync.local.cloud;

import audiencesync.local.engine.Execution;
import audiencesync.local.engine.ExecutionClock;
import audiencesync.local.engine.ExecutionEnvironment;
import audiencesync.local.engine.ExecutionListener;
import audiencesync.local.engine.ExecutionRequest;
import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.Functions;
import audiencesync.local.engine.Notifications;
import audiencesync.local.engine.StateMachine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The whole product in this process, over one folder: the shipped state machine, the shipped
 * handlers in AWS's runtime, AWS's clients against stand-ins on 127.0.0.1. One at a time in a JVM,
 * because handlers are told where they are by system properties.
 */
public final class Deployment implements AutoCloseable {
  private static final String STATE_MACHINE_ARN =
      "arn:aws:states:ap-northeast-1:000000000000:stateMachine:line-audience-sync";
  private static final String ROLE_ARN = "arn:aws:iam::000000000000:role/line-audience-sync";
  private static final String TOPIC_ARN =
      "arn:aws:sns:ap-northeast-1:000000000000:line-audience-sync";
  private static final List<String> STEPS =
      List.of(
          "PlanSync",
          "PrepareAudience",
          "CheckGuards",
          "UploadChunk",
          "CheckUploadJob",
          "CheckAudience",
          "FinishSync",
          "FailSync");

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final LocalS3 s3;
  private final ExecutionRecords records;
  private final StateMachine stateMachine;
  private final Functions functions;

  private Deployment(Site site, Map<String, String> handlers) {
    this.s3 = keep(LocalS3.serve(site.bucket()));
    this.records = new ExecutionRecords(site.bucket());
    LocalSecrets secretsManager = keep(LocalSecrets.serve(site.secrets()));
    LocalStepFunctions stepFunctions = keep(LocalStepFunctions.serve(records));
    Map<String, String> properties = new HashMap<>();
    properties.put("aws.region", "ap-northeast-1");
    properties.put("aws.accessKeyId", "local");
    properties.put("aws.secretAccessKey", "local");
    properties.put("aws.endpointUrlS3", s3.endpoint().toString());
    properties.put("aws.endpointUrlSecretsManager", secretsManager.endpoint().toString());
    properties.put("aws.endpointUrlSfn", stepFunctions.endpoint().toString());
    properties.put("audiencesync.BUCKET_NAME", LocalS3.BUCKET);
    properties.put("audiencesync.LINE_ADS_URL", site.lineAdsUrl().toString());
    keep(SystemProperties.set(properties));
    this.stateMachine = StateMachine.load(definition(), substitutions());
    this.functions = new FunctionRuntime(handlers, Clock.systemUTC());
  }

  /**
   * Deploys what ships.
   *
   * @throws IllegalArgumentException when the bucket is no folder
   */
  public static Deployment of(Site site) {
    return of(site, Map.of());
  }

  /**
   * Deploys what ships, but for the handlers of some steps: how a test wires them differently.
   *
   * @param others step to the name of the class that takes the place of its handler
   */
  public static Deployment of(Site site, Map<String, String> others) {
    Map<String, String> handlers = handlers();
    handlers.putAll(others);
    return new Deployment(site, handlers);
  }

  /** Where the bucket is served. */
  public URI s3() {
    return s3.endpoint();
  }

  /** Runs one execution to its end, under a name of its own. */
  public ExecutionResult run(JsonNode input, ExecutionClock clock, Audience audience) {
    String name = UUID.randomUUID().toString();
    records.started(name, clock.now());
    ExecutionRequest request =
        new ExecutionRequest(ExecutionRecords.arn(name), name, STATE_MACHINE_ARN, ROLE_ARN, input);
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            functions, audience.notifications(), clock, new SecureRandom(), audience.listener());
    String status = "ABORTED";
    try {
      ExecutionResult result = new Execution(stateMachine, request, environment).run();
      status = result.status().name();
      return result;
    } finally {
      records.ended(name, status);
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

  private static JsonNode definition() {
    try (InputStream in = Deployment.class.getResourceAsStream("/statemachine.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("statemachine.json cannot be read from the jar", e);
    }
  }

  private static Map<String, String> substitutions() {
    Map<String, String> substitutions = new HashMap<>();
    STEPS.forEach(step -> substitutions.put(step + "Function", step));
    substitutions.put("NotificationTopic", TOPIC_ARN);
    return substitutions;
  }

  private static Map<String, String> handlers() {
    Map<String, String> handlers = new HashMap<>();
    STEPS.forEach(step -> handlers.put(step, "audiencesync.handler." + step + "Handler"));
    return handlers;
  }
}
