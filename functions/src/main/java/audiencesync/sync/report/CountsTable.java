package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.audience.RejectionReason;
import audiencesync.audience.RowFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Every figure beside the last success's, in sums that can be checked by eye. */
final class CountsTable {
  private static final String LOSS = "−";
  private static final String RESULT = "=";

  private static final String PREVIOUS = "/previous/counts";

  /** One row for every figure there is, each with where its figures come from. */
  private static final int MOST_BYTES = 40_000;

  private final String root;
  private final Counts now;
  private final Optional<Counts> before;
  private final Table table;

  CountsTable(Counts now, Optional<PreviousRun> previous) {
    this("/counts", now, previous.map(PreviousRun::counts), columns(previous.isPresent()));
  }

  private CountsTable(String root, Counts now, Optional<Counts> before, Column... columns) {
    this.root = root;
    this.now = now;
    this.before = before;
    this.table = new Table("counts", columns).upTo(MOST_BYTES);
  }

  /** The last success's figures alone, on a page that stands for no report. */
  static CountsTable of(PreviousRun previous) {
    return new CountsTable(
        "",
        previous.counts(),
        Optional.empty(),
        Column.words("counts.figure"),
        Column.figures("counts.previous"));
  }

  Html html() {
    segment();
    if (hasIdentity(now) || before.filter(CountsTable::hasIdentity).isPresent()) {
      identity();
    } else {
      row(RESULT, "joined", Phrase.of("count.joinedAlone"), Counts::joined);
    }
    identifiers();
    return table.html();
  }

  private void segment() {
    row("", "segmentRows", Counts::segmentRows);
    row(LOSS, "segmentRejected", Counts::segmentRejected);
    faults("segmentRejectedByReason", Counts::segmentRejectedByReason);
    row(LOSS, "segmentFilteredOut", Counts::segmentFilteredOut);
    row(LOSS, "segmentMissingUserId", Counts::segmentMissingUserId);
    row(LOSS, "segmentDuplicates", Counts::segmentDuplicates);
    row(RESULT, "segmentMembers", Counts::segmentMembers);
  }

  private void identity() {
    row("", "membersWithoutIdentity", Counts::membersWithoutIdentity);
    row("", "identityRows", Counts::identityRows);
    row(LOSS, "identityRejected", Counts::identityRejected);
    faults("identityRejectedByReason", Counts::identityRejectedByReason);
    row(LOSS, "filteredOut", Counts::filteredOut);
    row(LOSS, "missingUserId", Counts::missingUserId);
    row(LOSS, "notInSegment", Counts::notInSegment);
    row(RESULT, "joined", Counts::joined);
  }

  /** What the figure above is made of. */
  private void faults(String name, Function<Counts, Map<RowFault, Long>> figures) {
    for (RowFault fault : RowFault.values()) {
      Phrase label = Phrase.of("count.ofThese", Phrase.of("reason." + fault.label()));
      String each = name + "/" + fault.label();
      rowUnlessZero("", each, label, counts -> figures.apply(counts).getOrDefault(fault, 0L));
    }
  }

  private void identifiers() {
    for (RejectionReason reason : RejectionReason.values()) {
      Phrase label = Phrase.of("reason." + reason.label());
      String each = "rejected/" + reason.label();
      rowUnlessZero(LOSS, each, label, counts -> counts.rejected().getOrDefault(reason, 0L));
    }
    row(RESULT, "usable", Counts::usable);
    row("", "identifiers", Counts::identifiers);
    row(LOSS, "duplicates", Counts::duplicates);
    row(RESULT, "unique", Counts::unique);
    row("", "plusAddresses", Counts::plusAddresses);
  }

  private void rowUnlessZero(
      String sign, String name, Phrase label, ToLongFunction<Counts> figure) {
    if (figure.applyAsLong(now) > 0 || before.filter(c -> figure.applyAsLong(c) > 0).isPresent()) {
      row(sign, name, label, figure);
    }
  }

  private void row(String sign, String name, ToLongFunction<Counts> figure) {
    row(sign, name, Phrase.of("count." + name), figure);
  }

  private void row(String sign, String name, Phrase label, ToLongFunction<Counts> figure) {
    long value = figure.applyAsLong(now);
    Field from = Field.under(root, name);
    List<Html> cells = new ArrayList<>(List.of(heading(sign, label), from.number(value)));
    before.ifPresent(
        counts -> {
          long then = figure.applyAsLong(counts);
          Field earlier = Field.under(PREVIOUS, name);
          cells.add(earlier.number(then));
          cells.add(from.minus(earlier).holding(difference(value - then)));
        });
    table.classedRow(sign.equals(RESULT) ? "result" : "", cells.toArray(Html[]::new));
  }

  private static Html heading(String sign, Phrase label) {
    Html mark = Tag.of("span").classed("sign").holding(Html.text(sign));
    return Html.all(mark, Html.say(label));
  }

  private static Html difference(long difference) {
    String sign = difference > 0 ? "+" : difference < 0 ? "−" : "±";
    return Html.text(sign + Figures.grouped(Math.abs(difference)));
  }

  private static boolean hasIdentity(Counts counts) {
    return counts.identityRows() > 0;
  }

  private static Column[] columns(boolean compared) {
    Column label = Column.words("counts.figure");
    Column run = Column.figures("counts.thisRun");
    return compared
        ? new Column[] {
          label, run, Column.figures("counts.previous"), Column.figures("counts.change")
        }
        : new Column[] {label, run};
  }
}
