package audiencesync.audience;

/** A run of identifiers as text, one a line, a buffer full at a time. */
final class IdentifierLines {
  /** The size of buffer at which writing costs next to nothing beside the work. */
  static final int BUFFER_BYTES = 1 << 19;

  private final RecordForm form;
  private final RecordCursor cursor;

  IdentifierLines(RecordForm form, RecordCursor cursor) {
    this.form = form;
    this.cursor = cursor;
  }

  /**
   * Writes as many whole lines as fit, from the beginning of the buffer on.
   *
   * @return bytes written; 0 when no line is left
   */
  int fill(byte[] buffer) {
    int used = 0;
    while (used <= buffer.length - form.lineBytes() && cursor.next()) {
      form.write(cursor.words(), cursor.position(), buffer, used);
      used += form.lineBytes();
    }
    return used;
  }
}
