package audiencesync.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One value of a definition and where it stands, such as {@code States.Upload.Retry[0]}. */
record Field(String path, JsonNode json) {

  /** A member that must be there. */
  Field at(String name) {
    return find(name).orElseThrow(() -> refuse("needs the field " + name));
  }

  Optional<Field> find(String name) {
    return Optional.ofNullable(json.get(name)).map(value -> new Field(member(name), value));
  }

  List<Field> elements() {
    if (!json.isArray() || json.isEmpty()) {
      throw refuse("must be an array with at least one element");
    }
    List<Field> elements = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      elements.add(new Field(path + "[" + i + "]", json.get(i)));
    }
    return elements;
  }

  List<Field> members() {
    List<Field> members = new ArrayList<>();
    object().json.fieldNames().forEachRemaining(name -> members.add(at(name)));
    return members;
  }

  /** Refuses every member that is not one of these: an ignored field would be a lie. */
  Field allow(Set<String> names) {
    Set<String> unknown = new TreeSet<>();
    object().json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new Field(member(unknown.iterator().next()), json).refuse("is not implemented here");
    }
    return this;
  }

  Field object() {
    if (!json.isObject()) {
      throw refuse("must be an object");
    }
    return this;
  }

  String text() {
    if (!json.isTextual()) {
      throw refuse("must be a string");
    }
    return json.textValue();
  }

  boolean isExpression() {
    return json.isTextual() && json.textValue().startsWith("{%");
  }

  long wholeNumber(long least, long most) {
    if (!json.canConvertToLong() || !json.isIntegralNumber()) {
      throw refuse("must be a whole number");
    }
    if (json.longValue() < least || json.longValue() > most) {
      throw refuse("must be from " + least + " to " + most + "; it is " + json.longValue());
    }
    return json.longValue();
  }

  double number(double least) {
    if (!json.isNumber() || json.doubleValue() < least) {
      throw refuse("must be a number of at least " + least);
    }
    return json.doubleValue();
  }

  DefinitionProblem refuse(String why) {
    return new DefinitionProblem((path.isEmpty() ? "The definition" : path) + " " + why);
  }

  private String member(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
