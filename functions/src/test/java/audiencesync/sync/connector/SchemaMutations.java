package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Documents that differ from a valid one in one place, in every place and in many ways. */
final class SchemaMutations {
  /** Every field that any object of a connector has, and some that none has. */
  private static final List<String> NAMES =
      List.of(
          "template",
          "status",
          "adsApi",
          "secretId",
          "audience",
          "action",
          "create",
          "name",
          "description",
          "id",
          "onExisting",
          "identifier",
          "type",
          "preHashed",
          "country",
          "phoneFormat",
          "segment",
          "identity",
          "prefix",
          "keys",
          "format",
          "charset",
          "header",
          "delimiter",
          "columns",
          "userId",
          "email",
          "phone",
          "ifa",
          "filter",
          "all",
          "any",
          "column",
          "op",
          "value",
          "optional",
          "select",
          "maxAgeHours",
          "maxBytes",
          "trigger",
          "key",
          "guards",
          "minIdentifiers",
          "maxShrinkPercent",
          "maxRejectedPercent",
          "minMatchPercent",
          "language",
          "Status",
          "",
          "日本語",
          "a b");

  /** What is put where nothing is: between them they suit every field that is no object. */
  private static final List<JsonNode> ABSENT = parsed("\"7\"", "7", "{}");

  private static final List<JsonNode> KINDS =
      parsed("null", "true", "7", "\"7\"", "[]", "[\"7\"]", "{}", "{\"a\": 1}");

  private static final List<JsonNode> BOOLEANS = parsed("true", "false");

  private static final List<JsonNode> NUMBERS =
      parsed(
          "0",
          "1",
          "-1",
          "99",
          "100",
          "101",
          "8760",
          "8761",
          "16383",
          "16384",
          "1000000000",
          "1000000001",
          "1125899906842624",
          "1125899906842625",
          "48.0",
          "48.5",
          "1e2",
          "1e30",
          "-1e30",
          "1e-30",
          "12345678901234567890123456789");

  private static final List<JsonNode> CONTAINERS =
      Stream.concat(
              Stream.of(nested(16), nested(17)),
              parsed(
                  "[[]]",
                  "[1]",
                  "[\"a\"]",
                  "[\"a\", \"a\"]",
                  "[\"a\", 1, true]",
                  "[null]",
                  "{\"key\": \"in/x\"}",
                  "{\"secretId\": \"a\"}",
                  "{\"type\": \"IFA\"}",
                  "{\"prefix\": \"in/\", \"columns\": {\"userId\": \"u\", \"ifa\": \"i\"}}",
                  "{\"prefix\": \"in/\", \"columns\": {\"userId\": \"u\", \"email\": \"m\"}}",
                  "{\"prefix\": \"in/\", \"columns\": {\"email\": \"m\"}}",
                  "{\"keys\": [\"in/x\"], \"columns\": {\"userId\": 0, \"email\": 1},"
                      + " \"header\": false}",
                  "{\"keys\": [\"in/x\"], \"prefix\": \"in/\", \"columns\": {\"userId\": \"u\"}}",
                  "{\"userId\": \"u\"}",
                  "{\"userId\": 0, \"email\": 1}",
                  "{\"phone\": \"p\"}",
                  "{\"userId\": \"u\", \"email\": \"e\", \"phone\": \"p\", \"ifa\": \"i\"}",
                  "{\"all\": []}",
                  "{\"any\": []}",
                  "{\"all\": [], \"any\": []}",
                  "{\"any\": [{\"all\": [{\"column\": \"c\", \"op\": \"eq\", \"value\": 1.50}]}]}",
                  "{\"column\": \"c\", \"op\": \"eq\", \"value\": \"x\"}",
                  "{\"column\": 4, \"op\": \"eq\", \"value\": \"x\"}",
                  "{\"column\": \"c\", \"op\": \"in\", \"value\": [\"x\", 2, true]}",
                  "{\"column\": \"c\", \"op\": \"in\", \"value\": []}",
                  "{\"column\": \"c\", \"op\": \"in\", \"value\": \"x\"}",
                  "{\"column\": \"c\", \"op\": \"lt\", \"value\": [1]}",
                  "{\"column\": \"c\", \"op\": \"isEmpty\"}",
                  "{\"column\": \"c\", \"op\": \"isEmpty\", \"value\": \"\"}",
                  "{\"column\": \"c\", \"op\": \"like\", \"value\": \"\"}",
                  "{\"column\": \"c\", \"op\": \"eq\"}",
                  "{\"op\": \"isEmpty\"}",
                  "{\"value\": 1}",
                  "{\"column\": \"c\", \"op\": \"isEmpty\", \"all\": []}",
                  "{\"action\": \"ADD\", \"create\": true, \"name\": \"n\"}",
                  "{\"action\": \"ADD\", \"create\": true, \"id\": \"1\", \"name\": \"n\"}",
                  "{\"action\": \"REPLACE\", \"id\": \"1\", \"name\": \"n\"}",
                  "{\"type\": \"IFA\", \"preHashed\": true}",
                  "{\"type\": \"PHONE\"}")
                  .stream())
          .toList();

  /** Whichever item of an array, and however deep in groups: the same rules hold there. */
  private static final Pattern ITEM = Pattern.compile("/[0-9]+");

  private static final Pattern PARTS = Pattern.compile("(/(all|any)/0)+");

  private static final String UNCHANGED = "as it is";

  private final List<JsonNode> words;
  private final Predicate<String> places;
  private final Set<String> tried = new HashSet<>();

  /**
   * @param words put in the place of every string
   */
  SchemaMutations(Set<String> words) {
    this(words, place -> true);
  }

  /**
   * @param places where changes are made: a pointer, {@code without} before it where something is
   *     taken away; {@value #UNCHANGED} for none
   */
  SchemaMutations(Set<String> words, Predicate<String> places) {
    this.words = words.stream().<JsonNode>map(TextNode::valueOf).toList();
    this.places = places;
  }

  /** Takes the places of a document for tried: only a few changes are made there from now on. */
  void skip(ObjectNode document) {
    pointers(document, "").stream().map(pointer -> place(document, pointer)).forEach(tried::add);
  }

  /**
   * Every change to every value that is there, and a few to every place where one could be. Where a
   * like place was tried before, only a value of every kind, or one where nothing is.
   */
  void forEach(ObjectNode document, BiConsumer<String, ObjectNode> change) {
    if (places.test(UNCHANGED)) {
      change.accept(UNCHANGED, document);
    }
    for (String pointer : pointers(document, "")) {
      JsonNode there = document.at(pointer);
      Stream<JsonNode> values =
          tried.add(place(document, pointer)) ? replacements(there) : kinds(there);
      if (places.test(pointer)) {
        values.forEach(value -> replace(document, pointer, value, change));
      }
      if (!there.isMissingNode() && places.test("without " + pointer)) {
        ObjectNode without = document.deepCopy();
        Sample.remove(without, pointer);
        change.accept("without " + pointer, without);
      }
    }
  }

  /** A pointer and the kind of value that is there. */
  private static String place(ObjectNode document, String pointer) {
    String items = ITEM.matcher(pointer).replaceAll("/0");
    return PARTS.matcher(items).replaceAll("/part") + " " + document.at(pointer).getNodeType();
  }

  private static Stream<JsonNode> kinds(JsonNode there) {
    return there.isMissingNode() ? ABSENT.stream().limit(1) : KINDS.stream();
  }

  private Stream<JsonNode> replacements(JsonNode there) {
    return switch (there.getNodeType()) {
      case MISSING -> ABSENT.stream();
      case STRING -> Stream.concat(words.stream(), KINDS.stream());
      case NUMBER -> Stream.concat(NUMBERS.stream(), KINDS.stream());
      case BOOLEAN -> Stream.concat(BOOLEANS.stream(), KINDS.stream());
      default -> Stream.concat(CONTAINERS.stream(), KINDS.stream());
    };
  }

  private static void replace(
      ObjectNode document, String pointer, JsonNode value, BiConsumer<String, ObjectNode> change) {
    ObjectNode with = document.deepCopy();
    Sample.set(with, pointer, value);
    change.accept(pointer + " = " + value, with);
  }

  /** Every place that has a value, and every place in an object or array where one could be put. */
  private static List<String> pointers(JsonNode node, String at) {
    List<String> pointers = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      Set<String> names = new TreeSet<>(NAMES);
      object.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> pointers.addAll(below(object.path(name), at + "/" + name)));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        pointers.addAll(below(array.get(i), at + "/" + i));
      }
      pointers.add(at + "/" + array.size());
    }
    return pointers;
  }

  private static List<String> below(JsonNode child, String pointer) {
    List<String> pointers = new ArrayList<>(List.of(pointer));
    pointers.addAll(pointers(child, pointer));
    return pointers;
  }

  private static List<JsonNode> parsed(String... texts) {
    return Stream.of(texts).map(Sample::json).toList();
  }

  /** A filter of groups in groups. */
  static JsonNode nested(int groups) {
    JsonNode filter = Sample.json("{\"all\": []}");
    for (int i = 1; i < groups; i++) {
      ObjectNode group = JsonNodeFactory.instance.objectNode();
      group.putArray("any").add(filter);
      filter = group;
    }
    return filter;
  }
}
