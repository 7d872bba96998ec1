package audiencesync.export.codec;

/** A part of compressed data that breaks its format; whoever knows where says so. */
final class Damage extends RuntimeException {
  private static final long serialVersionUID = 1;

  private Damage() {
    super(null, null, false, false);
  }

  static Damage found() {
    return new Damage();
  }

  static void unless(boolean sound) {
    if (!sound) {
      throw new Damage();
    }
  }
}
