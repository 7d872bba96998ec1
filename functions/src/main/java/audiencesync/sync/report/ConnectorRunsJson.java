package audiencesync.sync.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A connector's latest runs as the small object from which the page of all connectors is made. */
public final class ConnectorRunsJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ConnectorRunsJson() {}

  /** The object, as UTF-8 text. */
  public static byte[] write(ConnectorRuns connector) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", ReportJson.VERSION);
    json.put("connector", connector.connector());
    json.put("language", connector.language().tag());
    json.put("assumedEnd", connector.assumedEnd().map(ReportWriter::time).orElse(null));
    json.put("ending", connector.ending());
    json.set("runs", ReportWriter.list(connector.runs(), ReportWriter::summary));
    try {
      return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory was not written", e);
    }
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws InvalidReportException if it is not that
   */
  public static ConnectorRuns read(byte[] content) {
    try {
      JsonObject json = JsonObject.of(MAPPER.readTree(content), "");
      return new ConnectorRuns(
          json.text("connector"),
          ReportReader.language(json),
          json.list("runs", ReportReader::summary),
          json.optionalInstant("assumedEnd"),
          json.flag("ending"));
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidReportException("The list of a connector's latest runs is damaged.", e);
    }
  }
}
