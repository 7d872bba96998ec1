package audiencesync.sync.report;

import java.util.List;
import java.util.stream.Stream;

/** A preview as a page: masked rows, and what the connector's last success came to. */
public final class PreviewPage {
  private static final int MOST_CHARACTERS = 2_000;

  private PreviewPage() {}

  /** The page, in UTF-8. */
  public static byte[] html(ReportedPreview preview) {
    String words = Language.of(preview.language()).say(Phrase.of("preview.title"));
    String title = preview.connector() + " – " + words;
    return new Page(preview.language(), title, content(preview)).bytes();
  }

  private static Html content(ReportedPreview preview) {
    return Html.all(
        top(preview),
        verdict(preview),
        SampleSection.of(preview.sample()),
        InputsSection.of("", preview.inputs()),
        preview.previous().map(PreviewPage::lastSuccess).orElseGet(PreviewPage::noSuccess),
        foot(preview));
  }

  private static Html top(ReportedPreview preview) {
    Html title =
        Tag.of("h1")
            .holding(
                Html.text(preview.connector()),
                Html.text(" "),
                Tag.of("small").holding(Html.say("preview.title")));
    Html facts = Tag.of("p").classed("facts").holding(Times.html(preview.shownAt()));
    return Tag.of("header").holding(title, facts);
  }

  private static Html verdict(ReportedPreview preview) {
    String key = preview.refusals().isEmpty() ? "preview.verdict" : "preview.refused";
    Html sentence = Tag.of("p").classed("verdict").holding(Html.say(key));
    return tone(preview).block(sentence, remarks(preview));
  }

  private static Tone tone(ReportedPreview preview) {
    if (!preview.refusals().isEmpty()) {
      return Tone.BAD;
    }
    return preview.warnings().isEmpty() ? Tone.CALM : Tone.ATTENTION;
  }

  /** As on the console, and as the run's error would say it. */
  private static Html remarks(ReportedPreview preview) {
    Html next = Tag.of("li").holding(Html.say("preview.next"));
    List<Html> said =
        Stream.concat(preview.refusals().stream(), preview.warnings().stream())
            .map(PreviewPage::remark)
            .toList();
    return Tag.of("ul").holding(Html.all(said), next);
  }

  private static Html remark(String message) {
    return Tag.of("li")
        .with("lang", "en")
        .holding(Html.text(Figures.clipped(message, MOST_CHARACTERS)));
  }

  private static Html lastSuccess(PreviousRun previous) {
    return Section.of(
        "counts",
        Tag.of("p")
            .holding(
                Html.say("preview.previous", Times.phrase(previous.finishedAt())),
                Html.text(" "),
                Tag.of("code").holding(Html.text(previous.runId()))),
        CountsTable.of(previous).html());
  }

  private static Html noSuccess() {
    return Section.of("counts", Section.paragraph(Phrase.of("preview.noSuccess")));
  }

  /** The list of runs is there once one has ended. */
  private static Html foot(ReportedPreview preview) {
    Html link =
        Tag.of("p").holding(Tag.of("a").with("href", "index.html").holding(Html.say("foot.runs")));
    return preview.previous().isPresent() ? Tag.of("footer").holding(link) : Html.NOTHING;
  }
}
