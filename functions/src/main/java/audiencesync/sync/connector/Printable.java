package audiencesync.sync.connector;

/** Names that somebody else chose, made fit for a message on one line. */
final class Printable {
  /** Longest name of a field or connector that a message repeats, in characters. */
  static final int NAME = 64;

  private Printable() {}

  /**
   * The first characters, at most {@code limit}, with a question mark for each that a terminal
   * would not show as it is (controls, line breaks, direction marks, unpaired surrogates); an
   * ellipsis says that more came.
   */
  static String shortened(String text, int limit) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(limit).map(Printable::visible).forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > limit ? shown + "…" : shown.toString();
  }

  private static int visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '?';
      default -> character;
    };
  }
}
