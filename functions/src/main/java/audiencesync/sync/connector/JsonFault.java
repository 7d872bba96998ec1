package audiencesync.sync.connector;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Where a text stops being JSON, and what to do. Never leaves the reading of one text. */
final class JsonFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String text;

  JsonFault(JsonLocation location, String fault) {
    this.text =
        "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": " + fault;
  }

  /** Line, column, what is wrong there and what to do. */
  String text() {
    return text;
  }

  /** What the parser found, in our words: its own repeat parts of the text. */
  static JsonFault of(JsonProcessingException found, String text) {
    return new JsonFault(found.getLocation(), fault(found, text));
  }

  private static String fault(JsonProcessingException found, String text) {
    if (found instanceof JsonEOFException) {
      return "the text ends inside a value; a closing quote, brace or bracket is missing";
    }
    long offset = found.getLocation().getCharOffset();
    return offset >= 0 && offset < text.length()
        ? fault(text.charAt((int) offset))
        : "this is not JSON";
  }

  private static String fault(char found) {
    return switch (found) {
      case '/', '#' -> "this is not JSON; JSON has no comments, so remove what looks like one";
      case '\'', '\u2018', '\u2019', '\u201c', '\u201d' ->
          "this is not JSON; write strings in straight double quotes";
      case '"' -> "this is not JSON; a comma or a colon is missing before this quote";
      case '}', ']' ->
          "this is not JSON; remove the comma before this bracket, or close with the other kind";
      case '\n', '\r', '\t' ->
          "this is not JSON; a string is not closed on its line (write \\n for a line break, \\t"
              + " for a tab)";
      default -> "this is not JSON; a quote, a comma or a colon is missing or one too many";
    };
  }
}
