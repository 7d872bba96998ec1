package audiencesync.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.sync.PrepareAudience;
import audiencesync.sync.document.Documents;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.WorkFiles;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SnapStart is to find in the snapshot of the function that prepares, beside {@link
 * Rehearsal}: its inner loops, compiled. A new JVM interprets them first, and pays some five
 * seconds of a processor before they are as fast as they get. Before a snapshot, the step is done
 * with made-up people, as often as it takes the JVM to compile it. No network, no credentials.
 */
public final class PreparationRehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(PreparationRehearsal.class);

  /** Measured: further rounds make a run no faster. */
  private static final int ROUNDS = 6;

  /**
   * So often in each round with few people, for what is done once a run or once a partition, be
   * they small or large: without it, this would be compiled anew in each process that is restored.
   */
  private static final int SMALL_RUNS = 10;

  /** Longer than compiling anything of the step takes. */
  private static final long PAUSE_MILLISECONDS = 1_000;

  private static final int MOST_PAUSES = 20;

  private static final RunRef RUN = new RunRef("rehearsal", "rehearsal", "rehearsal");
  private static final String CONNECTOR =
      """
      {"template": "line-custom-audience/v1", "adsApi": {"secretId": "rehearsal"},
       "audience": {"action": "ADD", "create": true, "name": "rehearsal"},
       "identifier": {"type": "%s"},
       "segment": {"prefix": "%s", "columns": {"userId": "id"}},
       "identity": {"prefix": "%s", "columns": {"userId": "id", "%s": "%s"}}}
      """;

  private PreparationRehearsal() {}

  /** Prepares made-up people's identifiers until the step is compiled. */
  public static void rehearse() {
    LOG.info("A rehearsal before the snapshot: what is said to be read and staged is made up.");
    prepareAll();
    giveMemoryBack();
    LOG.info("The rehearsal has ended.");
  }

  private static void prepareAll() {
    List<Map<String, byte[]>> all =
        Arrays.stream(RehearsalExports.values())
            .map(exports -> exports.inputs(RehearsalExports.MANY_PEOPLE))
            .toList();
    Map<String, byte[]> small = RehearsalExports.CSV.inputs(RehearsalExports.FEW_PEOPLE);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < SMALL_RUNS; i++) {
        prepare(small);
      }
      all.forEach(PreparationRehearsal::prepare);
      awaitCompilers();
    }
  }

  /**
   * After each round, because the longer the queue before a compiler, the more often a method must
   * be called before it is compiled as well as can be: without a pause, a round is over before much
   * of it got there, and the run would have to compile it, in every process that is restored.
   */
  private static void awaitCompilers() {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    long before = -1;
    long compiled = compilers.getTotalCompilationTime();
    for (int pause = 0; compiled > before && pause < MOST_PAUSES; pause++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLISECONDS));
      before = compiled;
      compiled = compilers.getTotalCompilationTime();
    }
  }

  /**
   * Neither the snapshot nor a run has a use for what the rehearsal has left: its people in the
   * heap, and beside it what compilers have freed, which the C library keeps until it is told to
   * return it to the system.
   */
  private static void giveMemoryBack() {
    System.gc();
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "systemTrimNativeHeap",
              new Object[0],
              new String[0]);
    } catch (JMException e) {
      // Only JVMs on Linux know how, from 17.0.9 on.
      LOG.debug("The C library keeps what it has: {}", e.getClass().getName());
    }
  }

  /** Collects what its two runs leave, so that they make the heap no larger than it must be. */
  private static void prepare(Map<String, byte[]> inputs) {
    prepare("EMAIL", inputs);
    prepare("PHONE", inputs);
    System.gc();
  }

  /** Prepares the made-up people's identifiers of one type. */
  static PrepareAudience.Output prepare(String type, Map<String, byte[]> inputs) {
    RehearsalStore store = new RehearsalStore(inputs);
    WorkFiles work = new WorkFiles(store, RUN);
    String column = type.toLowerCase(Locale.ROOT);
    work.writeConnector(
        CONNECTOR
            .formatted(type, RehearsalExports.SEGMENT, RehearsalExports.IDENTITY, column, column)
            .getBytes(UTF_8));
    work.write(
        new Plan(
            Documents.VERSION,
            RUN,
            "rehearsal",
            false,
            null,
            null,
            Set.of(),
            Instant.EPOCH,
            null,
            store.list(RehearsalExports.SEGMENT),
            store.list(RehearsalExports.IDENTITY),
            null));
    return new PrepareAudience(store).run(new PrepareAudience.Input(RUN));
  }
}
