package audiencesync.audience;

/** Takes the rows of a segment that is joined with an identity: only the user id counts. */
final class MemberSink extends CountingSink {
  private final MemberCollection members;

  MemberSink(String key, MemberCollection members, FirstRejections rejections) {
    super(new Source(Input.SEGMENT, key), rejections);
    this.members = members;
  }

  @Override
  void work(RowBatch rows) {
    members.add(rows);
    tally.missingUserId += rows.rows() - rows.named();
  }
}
