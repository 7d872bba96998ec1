package audiencesync.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of an object's members as a connector writes them: {@code a.b} is inside {@code a}. An
 * object may be keyed by people's data: its members' names are shown when one of the connector's is
 * among them, or when they are made of usual words.
 */
final class JsonNames {
  /** Far more than a table's columns. */
  private static final int MOST = 1_000;

  private final JsonParser parser;
  private final Set<String> shown = new TreeSet<>();
  private boolean hasHidden;

  private JsonNames(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads one object, which is whole, and closes the parser. */
  static JsonNames of(JsonParser object, JsonMembers members) throws IOException {
    try (JsonParser parser = object) {
      parser.nextToken();
      JsonNames found = new JsonNames(parser);
      found.readObject("", members);
      return found;
    }
  }

  /** The names that may be shown. */
  Set<String> shown() {
    return shown;
  }

  /** Whether there are names that may not. */
  boolean hasHidden() {
    return hasHidden;
  }

  /** A name that is too long to be shown is not kept, nor what is inside. */
  private void readObject(String prefix, JsonMembers needed) throws IOException {
    List<String> paths = new ArrayList<>();
    boolean areNames = false;
    String name = parser.nextFieldName();
    while (name != null) {
      String path = prefix + name;
      boolean isKept = path.length() <= Printable.NAME && shown.size() + paths.size() < MOST;
      JsonMembers member = needed.member(name);
      areNames |= member.isNeeded();
      if (!readInside(path, isKept, member) && isKept) {
        paths.add(path);
      }
      name = parser.nextFieldName();
    }
    for (String path : paths) {
      keep(path, areNames);
    }
  }

  /** Whether names inside the member's value stand for its own. */
  private boolean readInside(String path, boolean isKept, JsonMembers member) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT || !isKept) {
      parser.skipChildren();
      return false;
    }
    int before = shown.size();
    readObject(path + ".", member);
    return shown.size() > before;
  }

  private void keep(String path, boolean areNames) {
    if (ColumnWords.makeUp(path) || (areNames && !Header.mayBeData(path))) {
      shown.add(path);
    } else {
      hasHidden = true;
    }
  }
}
