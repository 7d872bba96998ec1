package audiencesync.sync.report;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of a page. Text becomes one only by {@link #text}, which escapes it; the pages are well
 * formed XML too, so that a test can parse them strictly.
 */
record Html(String markup) {
  static final Html NOTHING = new Html("");

  /** Stands where something is not known. */
  static final Html UNKNOWN = new Html("—");

  private static final char REPLACEMENT = '\ufffd';

  /** Text, escaped: safe between tags and inside a quoted attribute. */
  static Html text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> escape(point, escaped));
    return new Html(escaped.toString());
  }

  /** The phrase in every language, each in an element that is shown when its language is chosen. */
  static Html say(Phrase phrase) {
    return all(spoken("span", Language.JA, phrase), spoken("span", Language.EN, phrase));
  }

  static Html say(String key, Object... arguments) {
    return say(Phrase.of(key, arguments));
  }

  /** The phrase in one language, in an element that is shown when that language is chosen. */
  static Html spoken(String element, Language language, Phrase phrase) {
    return Tag.of(element)
        .classed(language.tag())
        .with("lang", language.tag())
        .holding(text(language.say(phrase)));
  }

  static Html number(Number number) {
    return text(Figures.grouped(number));
  }

  static Html number(OptionalLong number) {
    return number.isPresent() ? number(number.getAsLong()) : UNKNOWN;
  }

  static Html text(Optional<String> text) {
    return text.map(Html::text).orElse(UNKNOWN);
  }

  static Html all(Html... parts) {
    return all(Stream.of(parts).toList());
  }

  static Html all(Collection<Html> parts) {
    return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
  }

  boolean isNothing() {
    return markup.isEmpty();
  }

  private static void escape(int point, StringBuilder escaped) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> {
        if (isShown(point)) {
          escaped.appendCodePoint(point);
        } else {
          escaped.append(REPLACEMENT);
        }
      }
    }
  }

  /**
   * Whether a character is shown as it is. Control characters and lone surrogates are no HTML;
   * marks of direction would let a hostile key reorder the text around it.
   */
  private static boolean isShown(int point) {
    if (point == '\n' || point == '\t') {
      return true;
    }
    return switch (Character.getDirectionality(point)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          false;
      default -> isHtml(point);
    };
  }

  private static boolean isHtml(int point) {
    int type = Character.getType(point);
    boolean unassigned = (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
    return type != Character.CONTROL && type != Character.SURROGATE && !unassigned;
  }
}
