package audiencesync.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.sync.port.SecretException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SnapStart is to find in its snapshot beside a made handler: classes loaded and linked, which
 * the first real run would otherwise wait for. Before a snapshot, a run is planned against services
 * that are not there, with the SDK's whole way down to the wire. It uses no network, no credentials
 * and no secret, and ends where LINE would be called.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final String EVENT =
      """
      {"execution": {"id": "rehearsal", "startTime": "2026-11-24T01:00:00Z"},
       "input": {"connector": "rehearsal"}}
      """;

  private Rehearsal() {}

  static void rehearse() throws IOException {
    rehearse(new RehearsalHttp());
  }

  static void rehearse(RehearsalHttp http) throws IOException {
    Wiring wiring = Wiring.rehearsed(http);
    try {
      new PlanSyncHandler(wiring)
          .rehearse(
              new ByteArrayInputStream(EVENT.getBytes(UTF_8)), OutputStream.nullOutputStream());
    } catch (SecretException e) {
      // As meant: without keys, nothing goes on to LINE.
      LOG.debug("rehearsed");
    }
  }
}
