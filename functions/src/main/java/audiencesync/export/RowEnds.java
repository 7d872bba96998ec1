package audiencesync.export;

/** Where the rows of a text end, told without reading them. */
@FunctionalInterface
interface RowEnds {
  /**
   * The last of some whole rows.
   *
   * @param text seven bytes more than {@code to} may be read
   * @param from where a row begins
   */
  Cut last(byte[] text, int from, int to);

  /**
   * Whole rows.
   *
   * @param end behind the last of them; where the first one begins when no end is certain: because
   *     it goes on behind the text, or because only who reads it can tell where it ends
   * @param lines how many lines they are, whether or not these are rows
   */
  record Cut(int end, int lines) {}
}
