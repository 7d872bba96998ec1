package audiencesync.local.cli;

import audiencesync.sync.PreviewConnector.Preview;
import audiencesync.sync.report.MaskedSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A preview for a person. */
final class PreviewText {
  private static final String NOT_MAPPED = "(not mapped)";
  private static final int USER_ID_WIDTH = 16;

  private PreviewText() {}

  static List<String> lines(List<Preview> previews) {
    List<String> lines = new ArrayList<>();
    previews.forEach(preview -> add(preview, lines));
    return lines;
  }

  private static void add(Preview preview, List<String> lines) {
    MaskedSample sample = preview.sample();
    String input = sample.input().name().toLowerCase(Locale.ROOT);
    lines.add(input + ": " + sample.key());
    lines.add("  " + recognised(preview));
    if (!sample.header().isEmpty()) {
      lines.add("  columns: " + String.join(" | ", sample.header()));
    }
    sample.rows().forEach(row -> lines.add("  " + row(row)));
    if (sample.rows().isEmpty()) {
      lines.add("  no row passes the filter");
    }
  }

  private static String recognised(Preview preview) {
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
