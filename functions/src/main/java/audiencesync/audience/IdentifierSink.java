package audiencesync.audience;

import java.util.Optional;

/** Takes the rows that carry an identifier: who is not a member is left out, the rest is judged. */
final class IdentifierSink extends CountingSink {
  private final Membership membership;
  private final IdentifierIntake intake;

  IdentifierSink(Source source, Membership membership, IdentifierIntake intake) {
    super(source, intake.rejections());
    this.membership = membership;
    this.intake = intake;
  }

  @Override
  void work(RowBatch rows) {
    int named = membership.select(rows);
    tally.missingUserId += rows.rows() - named;
    tally.notInSegment += named - rows.selected();
    tally.joined += rows.selected();
    intake.take(rows, this);
  }

  /** Told what became of a selected row. */
  void judged(Verdict verdict, long line) {
    tally.add(verdict);
    Optional<RejectionReason> reason = verdict.rejection();
    if (reason.isPresent()) {
      intake.rejections().add(source, line, reason.get());
    }
  }
}
