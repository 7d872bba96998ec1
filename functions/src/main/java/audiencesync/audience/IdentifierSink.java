package audiencesync.audience;

/** Takes the rows that carry an identifier: who is not a member is left out, the rest is judged. */
final class IdentifierSink extends CountingSink {
  private final Membership membership;
  private final IdentifierIntake intake;
  private final RowBatch batch = new RowBatch();

  IdentifierSink(Source source, Membership membership, IdentifierIntake intake) {
    super(source, intake.rejections());
    this.membership = membership;
    this.intake = intake;
  }

  @Override
  void take(Row row) {
    if (!batch.hasRoomFor(row)) {
      flush();
    }
    if (membership.identify(row, batch)) {
      batch.add(row);
    } else {
      tally.missingUserId++;
    }
  }

  @Override
  void flush() {
    membership.select(batch);
    tally.joined += batch.selected();
    tally.notInSegment += batch.rows() - batch.selected();
    intake.take(batch, this);
    batch.clear();
  }

  /** Told what became of a selected row. */
  void judged(Verdict verdict, long line) {
    tally.add(verdict);
    verdict.rejection().ifPresent(reason -> intake.rejections().add(source, line, reason));
  }
}
