package audiencesync.sync.preview;

import audiencesync.sync.connector.ConnectorName;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a connector reads. Holds no raw value, so it may be shown and stored.
 *
 * @param identity empty when the connector has none
 */
public record ConnectorPreview(
    ConnectorName connector, InputPreview segment, Optional<InputPreview> identity) {
  /**
   * As JSON: {@code {"connector", "segment": {"objects": [{"key", "bytes", "format", "charset",
   * "compression", "header"}], "rows": [{"userId", "identifier"}]}, "identity": …}}; what is empty
   * is left out.
   */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("connector", connector.value());
    json.set("segment", toJson(segment));
    identity.ifPresent(input -> json.set("identity", toJson(input)));
    return json;
  }

  private static ObjectNode toJson(InputPreview input) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode objects = json.putArray("objects");
    input.objects().forEach(object -> objects.add(toJson(object)));
    ArrayNode rows = json.putArray("rows");
    input.rows().forEach(row -> rows.add(toJson(row)));
    return json;
  }

  private static ObjectNode toJson(PreviewedObject object) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("key", object.key())
            .put("bytes", object.bytes())
            .put("format", object.format().name())
            .put("charset", object.charset())
            .put("compression", object.compression());
    ArrayNode header = json.putArray("header");
    object.header().forEach(header::add);
    return json;
  }

  private static ObjectNode toJson(MaskedRow row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    row.userId().ifPresent(id -> json.put("userId", id));
    row.identifier().ifPresent(identifier -> json.put("identifier", identifier));
    return json;
  }
}
