package audiencesync.handler;

import audiencesync.aws.EmbeddedMetrics;
import audiencesync.aws.S3ObjectStore;
import audiencesync.aws.SecretsManagerStore;
import audiencesync.aws.SnsNotices;
import audiencesync.aws.StepFunctionsExecutions;
import audiencesync.aws.StepFunctionsStateMachine;
import audiencesync.lineads.LineAdsEndpoint;
import audiencesync.lineads.Pacer;
import audiencesync.sync.CheckAudience;
import audiencesync.sync.CheckGuards;
import audiencesync.sync.CheckUploadJob;
import audiencesync.sync.FailSync;
import audiencesync.sync.FinishSync;
import audiencesync.sync.LineSessions;
import audiencesync.sync.MemoryEstimation;
import audiencesync.sync.PlanSync;
import audiencesync.sync.PrepareAudience;
import audiencesync.sync.ReportStoppedRun;
import audiencesync.sync.StartSync;
import audiencesync.sync.UploadChunk;
import audiencesync.sync.port.MetricSink;
import audiencesync.sync.port.Notices;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StateMachine;
import audiencesync.sync.state.Locks;
import java.time.Clock;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Puts the use cases together with AWS; nowhere else are adapters made. */
final class Wiring {
  /** One for the process: LINE counts calls by access key, not by function. */
  private static final Pacer PACER = new Pacer(System::nanoTime);

  /** Held here, because the runtime does not. */
  @SuppressWarnings("unused")
  private static final BeforeSnapshot REHEARSAL = BeforeSnapshot.registered(Rehearsal::rehearse);

  private final Clock clock = Clock.systemUTC();
  private final Settings settings;
  private final Pacer pacer;
  private final Clients clients;
  private final ObjectStore store;

  private Wiring(Settings settings, Pacer pacer, Clients clients, S3Client s3) {
    this.settings = settings;
    this.pacer = pacer;
    this.clients = clients;
    this.store = new S3ObjectStore(s3, settings.bucketName());
  }

  static Wiring ofEnvironment() {
    return ofEnvironment(PACER);
  }

  /** With a pacer of its own: nothing that ships has one. */
  static Wiring ofEnvironment(Pacer pacer) {
    return of(pacer, Clients.shipped());
  }

  /** With a pacer and a client of its own: nothing that ships has them. */
  static Wiring ofEnvironment(Pacer pacer, S3Client s3) {
    return new Wiring(Settings.load(), pacer, Clients.shipped(), s3);
  }

  /** With services that are not there, and a pace of its own. */
  static Wiring rehearsed(RehearsalHttp http) {
    return of(new Pacer(System::nanoTime), Clients.rehearsed(http));
  }

  private static Wiring of(Pacer pacer, Clients clients) {
    return new Wiring(Settings.load(), pacer, clients, clients.of(S3Client.builder()));
  }

  PlanSync planSync() {
    MemoryEstimation memory = new MemoryEstimation(store, settings.prepareMegabytes());
    return new PlanSync(store, lines(), locks(), memory, clock);
  }

  PrepareAudience prepareAudience() {
    return new PrepareAudience(store);
  }

  CheckGuards checkGuards() {
    return new CheckGuards(store, locks());
  }

  UploadChunk uploadChunk() {
    return new UploadChunk(store, lines(), locks());
  }

  CheckUploadJob checkUploadJob() {
    return new CheckUploadJob(store, lines(), locks());
  }

  CheckAudience checkAudience() {
    return new CheckAudience(store, lines());
  }

  FinishSync finishSync() {
    return new FinishSync(store, locks(), metrics(), clock);
  }

  FailSync failSync() {
    return new FailSync(store, locks(), metrics(), clock);
  }

  StartSync startSync() {
    StateMachine stateMachine =
        new StepFunctionsStateMachine(stepFunctions(), settings.stateMachineArn());
    return new StartSync(store, stateMachine, notices(), settings.bucketName());
  }

  ReportStoppedRun reportStoppedRun() {
    return new ReportStoppedRun(
        new StepFunctionsExecutions(stepFunctions()), store, locks(), failSync(), notices());
  }

  /** In Lambda, what is printed is logged, and CloudWatch reads the log. */
  private MetricSink metrics() {
    return settings
        .metricsStack()
        .<MetricSink>map(stack -> new EmbeddedMetrics(stack, System.out::println))
        .orElse(MetricSink.NONE);
  }

  private LineSessions lines() {
    SecretsManagerClient secrets = clients.of(SecretsManagerClient.builder());
    LineAdsEndpoint endpoint = new LineAdsEndpoint(settings.lineAdsUrl(), clock, pacer);
    return new LineSessions(new SecretsManagerStore(secrets), endpoint);
  }

  private Locks locks() {
    // Asked only when a lock is taken already.
    Later<StepFunctionsExecutions> executions =
        new Later<>(() -> new StepFunctionsExecutions(stepFunctions()));
    return new Locks(store, id -> executions.get().isRunning(id), clock);
  }

  private Notices notices() {
    return new SnsNotices(clients.of(SnsClient.builder()), settings.notificationTopicArn());
  }

  private SfnClient stepFunctions() {
    return clients.of(SfnClient.builder());
  }
}
