package audiencesync.audience;

/** Who is in the segment, asked for a batch of rows at a time. */
sealed interface Membership permits MemberSet, Everyone {
  /**
   * Notes in the batch whose row this is.
   *
   * @return whether the row says so
   */
  boolean identify(Row row, RowBatch batch);

  /** Selects the batch's rows of members. */
  void select(RowBatch batch);
}
