package audiencesync.export.parquet;

/** A page that breaks its encoding; whoever knows its place says so. */
final class BrokenPage extends RuntimeException {
  private static final long serialVersionUID = 1;

  private BrokenPage(String what) {
    super(what, null, false, false);
  }

  static BrokenPage because(String what) {
    return new BrokenPage(what);
  }

  static void unless(boolean sound, String what) {
    if (!sound) {
      throw new BrokenPage(what);
    }
  }
}
