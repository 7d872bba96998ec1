package audiencesync.local.cli;

import audiencesync.sync.PreviewConnector.Preview;
import audiencesync.sync.report.MaskedSample;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A preview for a machine: the line of an execution, with the inputs as its output. */
final class PreviewJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PreviewJson() {}

  static String succeeded(List<Preview> previews) {
    ObjectNode output = JSON.objectNode();
    ArrayNode inputs = output.putArray("inputs");
    previews.forEach(preview -> inputs.add(input(preview)));
    return new Outcome("SUCCEEDED", Optional.empty(), Optional.empty(), Optional.of(output)).json();
  }

  static String failed(RuntimeException e) {
    Optional<String> cause = Optional.ofNullable(e.getMessage());
    return new Outcome("FAILED", Optional.of(e.getClass().getName()), cause, Optional.empty())
        .json();
  }

  private static ObjectNode input(Preview preview) {
    MaskedSample sample = preview.sample();
    ObjectNode input = JSON.objectNode();
    input.put("input", sample.input().name().toLowerCase(Locale.ROOT));
    input.put("key", sample.key());
    input.put("format", preview.format().name());
    input.put("charset", preview.charset());
    input.put("charsetCertainty", preview.certainty().label());
    input.put("compression", preview.compression());
    ArrayNode header = input.putArray("header");
    sample.header().forEach(header::add);
    ArrayNode rows = input.putArray("rows");
    sample.rows().forEach(row -> rows.add(row(row)));
    return input;
  }

  private static ObjectNode row(MaskedSample.Row row) {
    ObjectNode masked = JSON.objectNode();
    masked.put("userId", row.userId().orElse(null));
    masked.put("identifier", row.identifier().orElse(null));
    return masked;
  }
}
