package audiencesync.sync.report;

import audiencesync.export.CharsetCertainty;
import java.util.List;
import java.util.stream.Stream;

/** The objects that were read: where they lie, how they were understood, how old they are. */
final class InputsSection {
  private InputsSection() {}

  /**
   * The section.
   *
   * @param root of the inputs in {@code report.json}; empty on a page that stands for no report
   */
  static Html of(String root, List<ReportedInput> inputs) {
    if (inputs.isEmpty()) {
      return Html.NOTHING;
    }
    Table table =
        new Table(
            "inputs",
            Column.code("inputs.key"),
            Column.words("inputs.input"),
            Column.figures("inputs.rows"),
            Column.figures("inputs.bytes"),
            Column.words("inputs.form"),
            Column.words("inputs.modifiedAt"));
    for (int i = 0; i < inputs.size(); i++) {
      row(table, root.isEmpty() ? "" : root + "/" + i, inputs.get(i));
    }
    return Section.of("inputs", table.html());
  }

  private static void row(Table table, String root, ReportedInput input) {
    table.row(
        Html.text(input.key()),
        Html.say("input." + input.input().label()),
        Field.under(root, "rows").number(input.rows()),
        Field.under(root, "bytes").number(input.bytes()),
        form(input),
        input.modifiedAt().map(Times::html).orElse(Html.UNKNOWN));
  }

  private static Html certainty(String label) {
    Html words =
        Stream.of(CharsetCertainty.values())
            .filter(known -> known.label().equals(label))
            .findFirst()
            .map(known -> Html.say("certainty." + label))
            .orElseGet(() -> Html.text(label));
    return Html.all(Html.text(" ("), words, Html.text(")"));
  }

  /** Nothing of it is known until the object was opened. */
  private static Html form(ReportedInput input) {
    if (input.format().isEmpty()) {
      return Html.UNKNOWN;
    }
    Html comma = Html.text(", ");
    return Html.all(
        Html.text(input.format()),
        comma,
        Html.text(input.charset()),
        input.certainty().map(InputsSection::certainty).orElse(Html.NOTHING),
        comma,
        Html.text(input.compression()));
  }
}
