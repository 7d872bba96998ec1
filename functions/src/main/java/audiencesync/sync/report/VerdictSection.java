package audiencesync.sync.report;

import java.util.ArrayList;
import java.util.List;

/** The top of the page: what happened, what to think of, and on a failure what to do. */
final class VerdictSection {
  private static final int MOST_NOTES = 5;
  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_MESSAGE = 2_001;

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
    report.header().error().map(Remedy::of).stream()
        .flatMap(remedy -> remedy.sentences().stream())
        .forEach(sentence -> items.add(Html.say(sentence)));
    Remarks.of(report).forEach(remark -> items.add(Html.say(remark)));
    report.notes().stream().limit(MOST_NOTES).forEach(note -> items.add(note(note)));
    return items.isEmpty() ? Html.NOTHING : Tag.of("ul").holding(Html.all(items(items)));
  }

  private static Html note(Note note) {
    return Html.say(
        "note",
        Figures.clipped(note.japanese(), MOST_CHARACTERS),
        Figures.clipped(note.english(), MOST_CHARACTERS));
  }

  private static List<Html> items(List<Html> sentences) {
    return sentences.stream().map(sentence -> Tag.of("li").holding(sentence)).toList();
  }

  /** The message is in English, whatever the language of the page: it is what the logs say too. */
  private static Html error(RunError error) {
    return Section.of(
        "error",
        Section.paragraph(Phrase.of("error.text")),
        Tag.of("p")
            .classed("error")
            .with("lang", "en")
            .holding(Html.text(Figures.clipped(error.message(), MOST_MESSAGE))),
        Tag.of("p")
            .holding(
                Tag.of("code").holding(Html.text(Figures.clipped(error.name(), MOST_CHARACTERS)))));
  }
}
