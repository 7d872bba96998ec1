package audiencesync.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.sync.document.Documents;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.WorkFiles;
import java.time.Instant;
import java.util.Set;

/** A run that is planned: of e-mail addresses, from what lies under two prefixes of a bucket. */
final class JoinedRun {
  static final RunRef RUN = new RunRef("members", "run-1", "arn:1");
  static final String SEGMENT = "inbox/m/";
  static final String IDENTITY = "inbox/u/";

  private static final String CONNECTOR =
      """
      {"template": "line-custom-audience/v1", "adsApi": {"secretId": "s"},
       "audience": {"action": "ADD", "create": true, "name": "n"},
       "identifier": {"type": "EMAIL"},
       "segment": {"prefix": "inbox/m/", "columns": {"userId": "u"}},
       "identity": {"prefix": "inbox/u/", "columns": {"userId": "u", "email": "m"}}}
      """;

  private JoinedRun() {}

  /** Plans it over what is in the bucket; nothing in this step asks for its audience. */
  static WorkFiles planned(ObjectStore bucket) {
    WorkFiles work = new WorkFiles(bucket, RUN);
    work.writeConnector(CONNECTOR.getBytes(UTF_8));
    work.write(
        new Plan(
            Documents.VERSION,
            RUN,
            "s",
            false,
            null,
            null,
            Set.of(),
            Instant.EPOCH,
            null,
            bucket.list(SEGMENT),
            bucket.list(IDENTITY),
            null));
    return work;
  }
}
