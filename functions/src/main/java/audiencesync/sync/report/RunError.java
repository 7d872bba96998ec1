package audiencesync.sync.report;

/**
 * Why a run failed.
 *
 * @param name the fully qualified name of the exception's class
 * @param message says what, where and what to do; never an identifier or a secret
 */
public record RunError(String name, String message) {
  /** The class's name without its package. */
  String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
