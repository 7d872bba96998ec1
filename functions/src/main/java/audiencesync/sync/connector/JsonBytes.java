package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A JSON document as it is stored: UTF-8, of a limited size. A byte order mark before it, as some
 * editors leave one, is passed over.
 *
 * @param maxBytes the largest document that is read at all
 */
record JsonBytes(int maxBytes) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The document's value; empty when it has a fault, which is then noted at the site. */
  Optional<JsonNode> read(byte[] bytes, Site site) {
    if (bytes.length > maxBytes) {
      return site.problem(
          "is "
              + bytes.length
              + " bytes long; a document may have "
              + maxBytes
              + ": is it the right file?");
    }
    return text(bytes, site).flatMap(text -> json(text, site));
  }

  private static Optional<String> text(byte[] bytes, Site site) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    return result.isError()
        ? site.problem(place(text) + "this is not UTF-8 text; save the file as UTF-8")
        : Optional.of(text);
  }

  private static String place(String before) {
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return "line " + line + ", column " + column + ": ";
  }

  private static Optional<JsonNode> json(String text, Site site) {
    String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return json.isBlank()
        ? site.problem("is empty; write one JSON object")
        : StrictJson.read(json, site);
  }
}
