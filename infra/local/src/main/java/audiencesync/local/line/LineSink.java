package audiencesync.local.line;

/** Takes the lines of one part of a form. */
@FunctionalInterface
interface LineSink {
  /**
   * Takes one line.
   *
   * @param line valid during the call only
   * @param length without the LF
   * @param lengthOfEnd 1 for an LF, 0 at the end of the part
   */
  void line(byte[] line, int length, int lengthOfEnd);
}
