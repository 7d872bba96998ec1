package audiencesync.handler;

import java.io.IOException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done before SnapStart takes its snapshot, so that no run waits for it.
 *
 * @param rehearsal is not tried again when it breaks off
 */
record BeforeSnapshot(Rehearsing rehearsal) implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(BeforeSnapshot.class);

  /** What is done. */
  @FunctionalInterface
  interface Rehearsing {
    /** Opens nothing that stays open. */
    void rehearse() throws IOException;
  }

  /** Registers it with the runtime, which keeps no hold of it: who registers must. */
  static BeforeSnapshot registered(Rehearsing rehearsal) {
    BeforeSnapshot resource = new BeforeSnapshot(rehearsal);
    Core.getGlobalContext().register(resource);
    return resource;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    try {
      rehearsal.rehearse();
    } catch (RuntimeException | OutOfMemoryError e) {
      // A slow first run is no reason not to deploy.
      LOG.warn("The rehearsal before the snapshot broke off: {}", e.getClass().getName());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing was opened.
  }
}
