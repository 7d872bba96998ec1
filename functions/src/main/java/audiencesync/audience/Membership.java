package audiencesync.audience;

/** Who is in the segment, asked for a batch of rows at a time. */
sealed interface Membership permits MemberSet, Everyone {
  /**
   * Selects the batch's rows of members.
   *
   * @return how many of its rows name a user, as far as they must
   */
  int select(RowBatch batch);
}
