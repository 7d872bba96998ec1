package audiencesync.sync.report;

/**
 * A column of a table.
 *
 * @param key of the phrase that heads it
 * @param alignment the class of its cells
 */
record Column(String key, String alignment) {
  /** A column of words. */
  static Column words(String key) {
    return new Column(key, "words");
  }

  /** A column of figures, aligned to the right. */
  static Column figures(String key) {
    return new Column(key, "figures");
  }

  /** A column of keys, ids and paths, which may break anywhere. */
  static Column code(String key) {
    return new Column(key, "code");
  }
}
