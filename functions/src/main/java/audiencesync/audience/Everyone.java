package audiencesync.audience;

/**
 * The membership of a segment that carries the identifier itself: every row is in it.
 *
 * @param userIdMapped whether a row must name its user all the same
 */
record Everyone(boolean userIdMapped) implements Membership {
  @Override
  public int select(RowBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      batch.select(row, !userIdMapped || batch.namesUser(row));
    }
    return batch.selected();
  }
}
