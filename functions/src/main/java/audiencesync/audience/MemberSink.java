package audiencesync.audience;

import java.util.Arrays;

/** Takes the rows of a segment that is joined with an identity: only the user id counts. */
final class MemberSink extends CountingSink {
  private static final int FIRST_WORDS = 64;
  private static final int MOST_WORDS = 1_024;

  private final MemberCollection members;
  private long[] pending = new long[0];
  private int used;

  MemberSink(String key, MemberCollection members, FirstRejections rejections) {
    super(new Source(Input.SEGMENT, key), rejections);
    this.members = members;
  }

  @Override
  void take(Row row) {
    int start = Blanks.start(row.text, row.userIdStart, row.userIdEnd);
    int end = Blanks.end(row.text, start, row.userIdEnd);
    if (start == end) {
      tally.missingUserId++;
      return;
    }
    makeRoom();
    pending[used++] = members.fingerprint().first(row.text, start, end);
    pending[used++] = members.fingerprint().second(row.text, start, end);
  }

  private void makeRoom() {
    if (used == MOST_WORDS) {
      flush();
    } else if (used == pending.length) {
      pending = Arrays.copyOf(pending, Math.max(FIRST_WORDS, 2 * used));
    }
  }

  @Override
  void flush() {
    members.add(pending, used);
    used = 0;
  }
}
