package audiencesync.sync.connector;

/**
 * One thing that is wrong in a document.
 *
 * @param path where, as a JSON path such as {@code $.audience.action}
 * @param text what is there (the kind of value, never the value) and what to write instead
 */
public record Problem(String path, String text) {
  @Override
  public String toString() {
    return path + ": " + text;
  }
}
