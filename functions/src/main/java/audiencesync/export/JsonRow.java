package audiencesync.export;

import audiencesync.audience.RowFault;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads the needed values of one JSON object after another. Numbers and booleans are their text as
 * written, null and what is absent are empty. A needed member that occurs twice, or is an object or
 * array itself, breaks the row.
 */
final class JsonRow {
  private static final int DEEPEST_NESTING = 100;
  private static final String HIDDEN = "***";

  /**
   * How a value was found: by its very name or else by its folded one, and then the member of the
   * row wins over one inside another.
   */
  private static final byte NOT_FOUND = 0;

  private static final byte FOLDED_INSIDE = 1;
  private static final byte FOLDED_OF_ROW = 2;
  private static final byte INSIDE = 3;
  static final byte OF_ROW = 4;

  private final JsonFactory json;
  private final JsonMembers members;
  private final Fields fields;
  private final byte[] found;
  private final BitSet ambiguous = new BitSet();
  private final Utf8Buffer values;
  private final PlainJson plain;
  private Optional<RowFault> fault = Optional.empty();

  JsonRow(JsonMembers members, Fields fields, ReadLimits limits) {
    this.json = factory(limits);
    this.members = members;
    this.fields = fields;
    this.found = new byte[fields.starts.length];
    this.values = new Utf8Buffer(limits.fieldBytes());
    this.plain = new PlainJson(members, fields, found, limits);
  }

  /** Names of members come from the file: they are neither interned nor guessed at. */
  private static JsonFactory factory(ReadLimits limits) {
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST_NESTING)
                .maxStringLength(limits.fieldBytes())
                .maxNumberLength(limits.fieldBytes())
                .build())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .build();
  }

  /**
   * Reads {@code [from, to)}, which must be one object, into the fields, or says what is wrong.
   *
   * @param text a line feed follows, behind which seven bytes may be read
   */
  Optional<RowFault> read(byte[] text, int from, int to) throws IOException {
    begin();
    return plain.read(text, from, to) ? Optional.empty() : readAny(text, from, to);
  }

  /** The same for any text, and without {@link PlainJson}. */
  Optional<RowFault> readAny(byte[] text, int from, int to) throws IOException {
    begin();
    try (JsonParser parser = parser(text, from, to)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of(RowFault.BROKEN_ROW);
      }
      readObject(parser, members, OF_ROW);
      if (fault.isEmpty() && parser.nextToken() != null) {
        return Optional.of(RowFault.BROKEN_ROW);
      }
    } catch (JsonProcessingException e) {
      return Optional.of(RowFault.BROKEN_ROW);
    }
    fields.setText(values.bytes());
    return fault;
  }

  private void begin() {
    fault = Optional.empty();
    values.clear();
    ambiguous.clear();
    Arrays.fill(found, NOT_FOUND);
    Arrays.fill(fields.starts, 0);
    Arrays.fill(fields.ends, 0);
  }

  private void readObject(JsonParser parser, JsonMembers needed, byte how) throws IOException {
    String name = parser.nextFieldName();
    while (name != null && fault.isEmpty()) {
      JsonMembers member = needed.member(name);
      JsonToken value = parser.nextToken();
      byte rank = member.isFolded() ? folded(how) : how;
      if (counts(member, rank)) {
        readValue(parser, member.slot());
      }
      if (value == JsonToken.START_OBJECT && member.hasMembers()) {
        readObject(parser, member, rank < INSIDE ? FOLDED_INSIDE : INSIDE);
      } else {
        parser.skipChildren();
      }
      name = fault.isEmpty() ? parser.nextFieldName() : null;
    }
  }

  private static byte folded(byte how) {
    return how == OF_ROW ? FOLDED_OF_ROW : FOLDED_INSIDE;
  }

  private boolean counts(JsonMembers member, byte how) {
    int slot = member.slot();
    if (slot == NeededColumns.NONE || found[slot] > how) {
      return false;
    }
    if (found[slot] == how) {
      repeated(slot);
      return false;
    }
    ambiguous.clear(slot);
    found[slot] = how;
    return true;
  }

  private void repeated(int slot) {
    if (found[slot] < INSIDE) {
      ambiguous.set(slot);
    } else {
      fault = Optional.of(RowFault.BROKEN_ROW);
    }
  }

  private void readValue(JsonParser parser, int slot) throws IOException {
    fields.starts[slot] = values.length();
    JsonToken value = parser.currentToken();
    if (value.isStructStart()) {
      fault = Optional.of(RowFault.BROKEN_ROW);
    } else if (value != JsonToken.VALUE_NULL) {
      fault =
          values.append(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }
    fields.ends[slot] = values.length();
  }

  JsonParser parser(byte[] text, int from, int to) throws IOException {
    return json.createParser(text, from, to - from);
  }

  /** The slot that two members of the object may be meant for; none if it is negative. */
  int ambiguousSlot() {
    return ambiguous.nextSetBit(0);
  }

  /** Whether the object that was read has the member of any column. */
  boolean hasAny() {
    for (byte how : found) {
      if (how != NOT_FOUND) {
        return true;
      }
    }
    return false;
  }

  /** Whether the object that was read has the column's member, be it null. */
  boolean has(int slot) {
    return found[slot] != NOT_FOUND;
  }

  /** The names of the members of an object that could be read; {@code ***} for what may be data. */
  List<String> names(byte[] text, int from, int to) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = parser(text, from, to)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        names.add(Header.mayBeData(name) ? HIDDEN : name);
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return names;
  }
}
