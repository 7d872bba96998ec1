package audiencesync.local.cli;

import audiencesync.audience.Input;
import audiencesync.sync.FilePreview;
import audiencesync.sync.PreviewConnector.InputPreview;
import audiencesync.sync.PreviewConnector.Refusal;
import audiencesync.sync.report.MaskedSample;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A preview for a machine: the line of an execution, with the inputs as its output. */
final class PreviewJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PreviewJson() {}

  /** What was found; a failure, with the first refusal, when an input would be refused. */
  static String of(List<InputPreview> previews, Optional<Path> page) {
    ObjectNode output = JSON.objectNode();
    ArrayNode inputs = output.putArray("inputs");
    previews.stream()
        .flatMap(preview -> preview.files().stream())
        .forEach(file -> inputs.add(input(file)));
    output.put("page", page.map(Path::toString).orElse(null));
    ArrayNode warnings = output.putArray("warnings");
    previews.forEach(
        preview ->
            preview
                .warning()
                .ifPresent(
                    warning ->
                        warnings
                            .addObject()
                            .put("input", preview.input().label())
                            .put("message", warning)));
    ArrayNode refusals = output.putArray("refusals");
    previews.forEach(
        preview -> preview.refusal().ifPresent(why -> refusals.add(refusal(preview.input(), why))));
    Optional<Refusal> first =
        previews.stream().flatMap(preview -> preview.refusal().stream()).findFirst();
    return new Outcome(
            first.isPresent() ? "FAILED" : "SUCCEEDED",
            first.map(Refusal::error),
            first.map(Refusal::message),
            Optional.of(output))
        .json();
  }

  private static ObjectNode refusal(Input input, Refusal why) {
    return JSON.objectNode()
        .put("input", input.label())
        .put("error", why.error())
        .put("message", why.message());
  }

  static String failed(RuntimeException e) {
    Optional<String> cause = Optional.ofNullable(e.getMessage());
    return new Outcome("FAILED", Optional.of(e.getClass().getName()), cause, Optional.empty())
        .json();
  }

  private static ObjectNode input(FilePreview preview) {
    MaskedSample sample = preview.sample();
    ObjectNode input = JSON.objectNode();
    input.put("input", sample.input().label());
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
