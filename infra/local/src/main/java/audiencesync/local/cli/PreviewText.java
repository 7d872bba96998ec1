package audiencesync.local.cli;

import audiencesync.export.Printable;
import audiencesync.sync.FilePreview;
import audiencesync.sync.PreviewConnector.InputPreview;
import audiencesync.sync.report.MaskedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A preview for a person. */
final class PreviewText {
  private static final String NOT_MAPPED = "(not mapped)";
  private static final int USER_ID_WIDTH = 16;

  private PreviewText() {}

  static List<String> lines(List<InputPreview> previews) {
    List<String> lines = new ArrayList<>();
    for (InputPreview preview : previews) {
      preview.files().forEach(file -> add(file, lines));
      addRest(preview, lines);
      preview.warning().ifPresent(warning -> lines.add(warning(preview, warning)));
    }
    return lines;
  }

  private static void add(FilePreview file, List<String> lines) {
    MaskedSample sample = file.sample();
    lines.add(sample.input().label() + ": " + Printable.of(sample.key()));
    lines.add("  " + recognised(file));
    if (!sample.header().isEmpty()) {
      lines.add(
          sample.header().stream()
              .map(Printable::of)
              .collect(Collectors.joining(" | ", "  columns: ", "")));
    }
    sample.rows().forEach(row -> lines.add("  " + row(row)));
    if (sample.rows().isEmpty()) {
      lines.add("  (no row that can be read passes the filter)");
    }
  }

  private static void addRest(InputPreview preview, List<String> lines) {
    int rest = preview.objects().size() - preview.files().size();
    if (rest > 0 && preview.refusal().isEmpty()) {
      lines.add(preview.input().label() + ": " + rest + (rest == 1 ? " more file" : " more files"));
    }
  }

  private static String warning(InputPreview preview, String warning) {
    return preview.input().label() + ": " + warning;
  }

  private static String recognised(FilePreview preview) {
    String compression =
        preview.compression().equals("none") ? "not compressed" : preview.compression();
    return "%s, %s (%s), %s"
        .formatted(preview.format(), preview.charset(), preview.certainty().label(), compression);
  }

  private static String row(MaskedSample.Row row) {
    String userId = row.userId().orElse(NOT_MAPPED);
    String gap = " ".repeat(Math.max(1, USER_ID_WIDTH - userId.length()));
    return userId + row.identifier().map(identifier -> gap + identifier).orElse("");
  }
}
