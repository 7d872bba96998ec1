package audiencesync.sync.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs, newest first, each with a link to its report. */
final class RunsTable {
  /** Enough for {@link RunsIndexPage#MOST_RUNS} of them. */
  private static final int MOST_BYTES = 38_000;

  private final String labelId;
  private final String folder;
  private final Map<String, RunFields> fields;

  /**
   * A table of runs.
   *
   * @param labelId the id of what names the table
   * @param folder from the page to the folder of the connector's runs: empty, or {@code ../}
   */
  RunsTable(String labelId, String folder) {
    this(labelId, folder, Map.of());
  }

  /** The table on a report's page, whose figures stand in that report. */
  RunsTable(String labelId, String folder, Map<String, RunFields> fields) {
    this.labelId = labelId;
    this.folder = folder;
    this.fields = fields;
  }

  Html of(List<RunSummary> runs) {
    Table table =
        new Table(
                labelId,
                Column.words("runs.startedAt"),
                Column.words("runs.status"),
                Column.figures("runs.unique"),
                Column.figures("runs.rejected"),
                Column.figures("runs.share"),
                Column.figures("runs.ready"))
            .upTo(MOST_BYTES);
    runs.stream().sorted(RunSummary.OLDEST_FIRST.reversed()).forEach(run -> row(table, run));
    return table.html();
  }

  private void row(Table table, RunSummary run) {
    Html link =
        Tag.of("a")
            .with("href", folder + pathSegment(run.runId()) + "/report.html")
            .holding(Times.html(run.startedAt()));
    RunFields from = fields.getOrDefault(run.runId(), RunFields.NONE);
    table.row(
        link,
        status(run.status()),
        from.unique().number(run.unique()),
        from.rejected().number(run.rejected()),
        run.rejectedShare().isPresent() ? from.share().holding(share(run)) : Html.UNKNOWN,
        run.timeToReady().map(Times::phrase).map(Html::say).orElse(Html.UNKNOWN));
  }

  static Html share(RunSummary run) {
    return run.rejectedShare()
        .map(share -> Html.say("runs.shareOf", share, run.joined().orElse(0)))
        .orElse(Html.UNKNOWN);
  }

  static Html status(RunStatus status) {
    Tone tone =
        switch (status) {
          case SUCCEEDED -> Tone.GOOD;
          case DRY_RUN, SKIPPED -> Tone.CALM;
          case FAILED -> Tone.BAD;
        };
    return tone.inline(Html.say("status." + status.name()));
  }

  static String pathSegment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
