package audiencesync.sync.report;

import java.util.ArrayList;
import java.util.List;

/** The top of the page: what happened, what to think of, and on a failure what to do. */
final class VerdictSection {
  private VerdictSection() {}

  static Html of(RunReport report) {
    Verdict verdict = Verdict.of(report);
    Html sentence = Tag.of("p").classed("verdict").holding(Html.say(verdict.sentence()));
    return Html.all(
        verdict.tone().block(sentence, remarks(report)),
        report.header().error().map(VerdictSection::error).orElse(Html.NOTHING));
  }

  private static Html remarks(RunReport report) {
    List<Html> items = new ArrayList<>();
    Remarks.of(report).forEach(remark -> items.add(Html.say(remark)));
    report.notes().forEach(note -> items.add(Html.say("note", note.japanese(), note.english())));
    return items.isEmpty() ? Html.NOTHING : Tag.of("ul").holding(Html.all(items(items)));
  }

  private static List<Html> items(List<Html> sentences) {
    return sentences.stream().map(sentence -> Tag.of("li").holding(sentence)).toList();
  }

  /** The message is in English, whatever the language of the page: it is what the logs say too. */
  private static Html error(RunError error) {
    return Section.of(
        "error",
        Section.paragraph(Phrase.of("error.text")),
        Tag.of("p").classed("error").with("lang", "en").holding(Html.text(error.message())),
        Tag.of("p").holding(Tag.of("code").holding(Html.text(error.name()))));
  }
}
