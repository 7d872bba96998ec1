package audiencesync.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.sync.PrepareAudience;
import audiencesync.sync.document.Documents;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.WorkFiles;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SnapStart is to find in the snapshot of the function that prepares, beside {@link
 * Rehearsal}: its inner loops, compiled. A new JVM interprets them first, and pays some five
 * seconds of a processor before they are as fast as they get. Before a snapshot, the step is done
 * with made-up people, as often as it takes the JVM to compile it. No network, no credentials.
 */
public final class PreparationRehearsal implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(PreparationRehearsal.class);

  /** Measured: further rounds make a run no faster. */
  private static final int ROUNDS = 3;

  private static final RunRef RUN = new RunRef("rehearsal", "rehearsal", "rehearsal");
  private static final String CONNECTOR =
      """
      {"template": "line-custom-audience/v1", "adsApi": {"secretId": "rehearsal"},
       "audience": {"action": "ADD", "create": true, "name": "rehearsal"},
       "identifier": {"type": "%s"},
       "segment": {"prefix": "%s", "columns": {"userId": "id"}},
       "identity": {"prefix": "%s", "columns": {"userId": "id", "%s": "%s"}}}
      """;

  /** Registers it with the runtime, which keeps no hold of it: who registers must. */
  static PreparationRehearsal registered() {
    PreparationRehearsal rehearsal = new PreparationRehearsal();
    Core.getGlobalContext().register(rehearsal);
    return rehearsal;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    LOG.info("A rehearsal before the snapshot: what is said to be read and staged is made up.");
    try {
      for (int round = 0; round < ROUNDS; round++) {
        for (RehearsalExports exports : RehearsalExports.values()) {
          prepare("EMAIL", exports);
          prepare("PHONE", exports);
        }
      }
      LOG.info("The rehearsal has ended.");
    } catch (RuntimeException | OutOfMemoryError e) {
      // A slow first run is no reason not to deploy.
      LOG.warn("The rehearsal before the snapshot broke off: {}", e.getClass().getName());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing was opened.
  }

  /** Prepares the made-up people's identifiers of one type. */
  static PrepareAudience.Output prepare(String type, RehearsalExports exports) {
    RehearsalStore store = new RehearsalStore(exports.inputs());
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
            store.list(RehearsalExports.IDENTITY)));
    return new PrepareAudience(store).run(new PrepareAudience.Input(RUN));
  }
}
