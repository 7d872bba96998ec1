package audiencesync.audience;

/**
 * The membership of a segment that carries the identifier itself: every row is in it.
 *
 * @param userIdMapped whether a row must name its user all the same
 */
record Everyone(boolean userIdMapped) implements Membership {
  @Override
  public boolean identify(Row row, RowBatch batch) {
    return !userIdMapped || Blanks.start(row.text, row.userIdStart, row.userIdEnd) < row.userIdEnd;
  }

  @Override
  public void select(RowBatch batch) {
    batch.selectAll();
  }
}
