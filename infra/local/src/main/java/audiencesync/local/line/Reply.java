package audiencesync.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer.
 *
 * @param body empty for none
 */
record Reply(int status, String body) {
  /** LINE answers too many requests without a word. */
  static final Reply TOO_MANY = new Reply(429, "");

  static Reply of(int status, JsonNode json) {
    return new Reply(status, json.toString());
  }

  static Reply error(int status, String reason, String property) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putArray("errors").addObject().put("reason", reason).put("property", property);
    return of(status, root);
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
