package audiencesync.sync.report;

import java.util.ArrayList;
import java.util.List;

/** The first rows of each input, masked, for a person to see that the right columns were taken. */
final class SampleSection {
  private static final int MOST_OBJECTS = 4;
  private static final int MOST_HEADER = 200;

  private SampleSection() {}

  static Html of(List<MaskedSample> samples) {
    if (samples.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> inputs = new ArrayList<>();
    samples.stream()
        .limit(MOST_OBJECTS)
        .forEach(sample -> inputs.add(input("sample-" + inputs.size(), sample)));
    int left = samples.size() - inputs.size();
    Html rest = left == 0 ? Html.NOTHING : Section.paragraph(Phrase.of("table.more", left));
    return Section.of(
        "sample", Section.paragraph(Phrase.of("sample.text")), Html.all(inputs), rest);
  }

  private static Html input(String id, MaskedSample sample) {
    Table table =
        new Table(
            id,
            Column.figures("sample.row"),
            Column.code("sample.userId"),
            Column.code("sample.identifier"));
    int number = 0;
    for (MaskedSample.Row row : sample.rows()) {
      number++;
      table.row(Html.number(number), Html.text(row.userId()), Html.text(row.identifier()));
    }
    return Html.all(heading(id, sample), header(sample), table.html());
  }

  private static Html heading(String id, MaskedSample sample) {
    String input = sample.input().label();
    return Tag.of("h3")
        .with("id", id)
        .holding(
            Html.say("input." + input),
            Html.text(" "),
            Tag.of("code").holding(Html.text(sample.key())));
  }

  private static Html header(MaskedSample sample) {
    String header = Figures.clipped(String.join(" | ", sample.header()), MOST_HEADER);
    return sample.header().isEmpty()
        ? Section.paragraph(Phrase.of("sample.noHeader"))
        : Section.paragraph(Phrase.of("sample.header", header));
  }
}
