package audiencesync.local.reliability;

/** The end of an execution from outside. An error, so that nothing of the product handles it. */
final class Stopped extends Error {
  private static final long serialVersionUID = 1L;

  Stopped() {
    super("stopped from outside", null, false, false);
  }
}
