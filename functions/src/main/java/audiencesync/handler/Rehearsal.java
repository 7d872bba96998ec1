package audiencesync.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.sync.port.SecretException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SnapStart is to find in its snapshot beside a made handler: classes loaded and linked, which
 * the first real run would otherwise wait for. Before a snapshot, a run is planned against services
 * that are not there, with the SDK's whole way down to the wire. It uses no network, no credentials
 * and no secret, and ends where LINE would be called.
 */
final class Rehearsal implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final String EVENT =
      """
      {"execution": {"id": "rehearsal", "startTime": "2026-11-24T01:00:00Z"},
       "input": {"connector": "rehearsal"}}
      """;

  /** Registers it with the runtime, which keeps no hold of it: who registers must. */
  static Rehearsal registered() {
    Rehearsal rehearsal = new Rehearsal();
    Core.getGlobalContext().register(rehearsal);
    return rehearsal;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    try {
      rehearse(new RehearsalHttp());
    } catch (RuntimeException e) {
      // A slow first run is no reason not to deploy.
      LOG.warn("The rehearsal before the snapshot broke off: {}", e.getClass().getName());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing was opened.
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
