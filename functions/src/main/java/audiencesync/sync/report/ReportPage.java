package audiencesync.sync.report;

import audiencesync.audience.Counts;
import java.util.List;
import java.util.OptionalLong;

/** A report as {@code report.html}: one file for a person, in Japanese and in English. */
public final class ReportPage {
  private ReportPage() {}

  /** The page, in UTF-8. */
  public static byte[] html(RunReport report) {
    Phrase status = Phrase.of("status." + report.header().status());
    String title = report.header().connector() + " – " + Language.of(report.language()).say(status);
    return new Page(report.language(), title, content(report)).bytes();
  }

  private static Html content(RunReport report) {
    return Html.all(
        top(report.header()),
        VerdictSection.of(report),
        AudienceSection.of(report),
        report.counts().map(counts -> funnel(counts, report)).orElseGet(() -> notCounted(report)),
        new RejectedSection(report).html(),
        FilesSection.of(report.files()),
        GuardsSection.of(report),
        HistorySection.of(report),
        report.counts().map(counts -> counts(counts, report)).orElse(Html.NOTHING),
        SampleSection.of(report.inputs().sample()),
        InputsSection.of("/inputs", report.inputs().objects()),
        LineCallsSection.of(report.lineCalls()),
        foot());
  }

  private static Html top(RunHeader header) {
    Html title =
        Tag.of("h1")
            .holding(
                Html.text(header.connector()),
                Html.text(" "),
                Tag.of("small").holding(Html.say("report.title")));
    Html facts =
        Tag.of("p")
            .classed("facts")
            .holding(
                RunsTable.status(header.status()),
                Times.html(header.startedAt()),
                Html.say("report.took", Times.between(header.startedAt(), header.finishedAt())),
                Tag.of("code").holding(Html.text(header.runId())));
    return Tag.of("header").holding(title, facts);
  }

  private static Html funnel(Counts counts, RunReport report) {
    return Section.of("funnel", new FunnelChart(counts, processed(report)).html());
  }

  /** Once LINE has said of every file how many it took. */
  private static OptionalLong processed(RunReport report) {
    List<ReportedFile> files = report.files();
    boolean all =
        !files.isEmpty()
            && files.stream().allMatch(file -> file.isFinished() && file.processed().isPresent());
    return all
        ? OptionalLong.of(files.stream().mapToLong(file -> file.processed().getAsLong()).sum())
        : OptionalLong.empty();
  }

  private static Html counts(Counts counts, RunReport report) {
    Html previous =
        report
            .past()
            .previous()
            .map(ReportPage::comparedWith)
            .orElseGet(() -> Section.paragraph(Phrase.of("counts.first")));
    return Section.of("counts", previous, new CountsTable(counts, report.past().previous()).html());
  }

  private static Html comparedWith(PreviousRun previous) {
    return Tag.of("p")
        .holding(
            Html.say("counts.compared", Times.phrase(previous.finishedAt())),
            Html.text(" "),
            Tag.of("code").holding(Html.text(previous.runId())));
  }

  private static Html notCounted(RunReport report) {
    return report.header().status() == RunStatus.SKIPPED
        ? Html.NOTHING
        : Section.of("funnel", Section.paragraph(Phrase.of("funnel.none")));
  }

  private static Html foot() {
    return Tag.of("footer")
        .holding(
            link("../index.html", "foot.runs"),
            link("../../index.html", "foot.connectors"),
            link("report.json", "foot.json"),
            Section.paragraph(Phrase.of("foot.version", ReportJson.VERSION)));
  }

  private static Html link(String href, String key) {
    return Tag.of("p").holding(Tag.of("a").with("href", href).holding(Html.say(key)));
  }
}
