package audiencesync.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The names of an object's members as a connector writes them: {@code a.b} is inside {@code a}. */
final class JsonNames {
  /** Far more than a table's columns. */
  private static final int MOST = 1_000;

  private final JsonParser parser;
  private final Set<String> names = new TreeSet<>();

  private JsonNames(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads one object, which is whole, and closes the parser. */
  static Set<String> of(JsonParser object) throws IOException {
    try (JsonParser parser = object) {
      parser.nextToken();
      JsonNames found = new JsonNames(parser);
      found.readObject("");
      return found.names;
    }
  }

  /** A name that is too long to be shown is not kept, nor what is inside. */
  private void readObject(String prefix) throws IOException {
    String name = parser.nextFieldName();
    while (name != null) {
      String path = prefix + name;
      boolean isKept = path.length() <= Printable.NAME && names.size() < MOST;
      if (parser.nextToken() == JsonToken.START_OBJECT && isKept) {
        readObject(path + ".");
      } else {
        parser.skipChildren();
        names.addAll(isKept ? Set.of(path) : Set.of());
      }
      name = parser.nextFieldName();
    }
  }
}
