package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A report in which every text that may be any text is an attack: found by trying each one, so that
 * a field that is added later is attacked too.
 */
final class HostileReport {
  static final String TEXT = "</style></title><script>alert('x')</script>\" onload=\"y' z=&lt;";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fields by which one thing is told from another. */
  private static final Set<String> DISTINCT = Set.of("runId", "name");

  private HostileReport() {}

  static RunReport like(RunReport report) {
    try {
      JsonNode json = JSON.readTree(ReportJson.write(report));
      attack(json, json);
      return ReportJson.read(bytes(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void attack(JsonNode root, JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> attackField(root, object, name));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        attackElement(root, list, i);
      }
    }
  }

  private static void attackField(JsonNode root, ObjectNode object, String name) {
    JsonNode value = object.get(name);
    if (!value.isTextual()) {
      attack(root, value);
      return;
    }
    object.put(name, DISTINCT.contains(name) ? TEXT + value.asText() : TEXT);
    if (!isReport(root)) {
      object.set(name, value);
    }
  }

  private static void attackElement(JsonNode root, ArrayNode list, int index) {
    if (list.get(index).isTextual()) {
      list.set(index, TEXT);
    } else {
      attack(root, list.get(index));
    }
  }

  /** Times, statuses and the like cannot be any text. */
  private static boolean isReport(JsonNode json) {
    try {
      ReportJson.read(bytes(json));
      return true;
    } catch (InvalidReportException e) {
      return false;
    }
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }
}
