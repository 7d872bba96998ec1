package audiencesync.export;

/**
 * Text that somebody else chose (a column's name, an object's key), made fit for a message on one
 * line: a question mark stands for each character that a terminal would not show as it is, which
 * are controls, line breaks, direction marks, unpaired surrogates and what has no meaning yet.
 */
public final class Printable {
  /** Longest name that a message repeats, in characters. */
  public static final int NAME = 64;

  private Printable() {}

  /** The whole text. */
  public static String of(String text) {
    return beginning(text, text.length());
  }

  /** The first characters, at most {@code limit}; an ellipsis says that more came. */
  public static String shortened(String text, int limit) {
    String shown = beginning(text, limit);
    return text.codePointCount(0, text.length()) > limit ? shown + "…" : shown;
  }

  /** The first characters, at most {@code limit}. */
  public static String beginning(String text, int limit) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(limit).map(Printable::visible).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static int visible(int character) {
    return isShown(character) ? character : '?';
  }

  /** Whether a terminal shows a character as it is. */
  public static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
