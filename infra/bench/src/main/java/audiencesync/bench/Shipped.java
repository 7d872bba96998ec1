package audiencesync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.handler.PreparationRehearsal;
import audiencesync.sync.MemoryEstimation;
import audiencesync.sync.PrepareAudience;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.document.Documents;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.Estimate;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.WorkFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The very step that Lambda runs, told what the step before it would tell it.
 *
 * @param rehearsed whether it is run in a process that has rehearsed as for SnapStart
 */
record Shipped(boolean rehearsed) implements Contestant {
  private static final String SEGMENT = "inbox/segment";
  private static final String IDENTITY = "inbox/identity";
  private static final String CONNECTOR =
      """
      {
        "template": "line-custom-audience/v1",
        "adsApi": { "secretId": "line-ads/main" },
        "audience": { "action": "ADD", "create": true, "name": "Measured" },
        "identifier": { "type": "%s" },
        "segment": { "prefix": "inbox/segment", "columns": { "userId": "user_id" } },
        "identity": { "prefix": "inbox/identity", "columns": { "userId": "user_id", "%s": "%s" } }
      }
      """;

  @Override
  public boolean getReady() {
    if (rehearsed) {
      PreparationRehearsal.rehearse();
    }
    return rehearsed;
  }

  /** What the step before it would say that it needs. */
  static Estimate estimate(Task task) {
    Connector connector = ConnectorReader.read("measured", connector(task.kind()));
    return new MemoryEstimation(store(task), OptionalLong.empty())
        .ofFirstRun(connector)
        .orElseThrow();
  }

  private static FolderStore store(Task task) {
    return new FolderStore(Map.of(SEGMENT, task.segment(), IDENTITY, task.identity()), task.out());
  }

  private static byte[] connector(Kind kind) {
    String column = kind.name().toLowerCase(Locale.ROOT);
    return CONNECTOR.formatted(kind, column, kind.column).getBytes(UTF_8);
  }

  @Override
  public void run(Task task) throws IOException {
    FolderStore store = store(task);
    RunRef run = new RunRef("measured", "run-1", "measured");
    WorkFiles work = new WorkFiles(store, run);
    work.writeConnector(connector(task.kind()));
    work.write(
        new Plan(
            Documents.VERSION,
            run,
            "line-ads/main",
            false,
            null,
            null,
            Set.of(),
            Instant.EPOCH,
            null,
            List.of(store.input(SEGMENT)),
            List.of(store.input(IDENTITY)),
            null));
    new PrepareAudience(store).run(new PrepareAudience.Input(run));
  }
}
