package audiencesync.export;

/** Where the rows of a text end, told without reading them. */
@FunctionalInterface
interface RowEnds {
  /**
   * Where the last of some whole rows ends.
   *
   * @param text seven bytes more than {@code to} may be read
   * @param from where a row begins
   * @return behind that row, or {@code from} when no end is certain: because the first row goes on
   *     behind {@code to}, or because only who reads it can tell where it ends
   */
  int last(byte[] text, int from, int to);
}
