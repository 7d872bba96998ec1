package audiencesync.local.demo;

import java.util.List;

/**
 * One row of the segment export.
 *
 * @param userId the user id as written, perhaps empty
 * @param rank the rank; the connector's filter lets {@link #GOLD} and {@link #SILVER} through
 * @param joined the day of joining; not mapped
 */
record SegmentRow(String userId, String rank, String joined) {
  static final List<String> HEADER = List.of("会員番号", "会員ランク", "入会日");
  static final String GOLD = "ゴールド";
  static final String SILVER = "シルバー";
  static final String BRONZE = "ブロンズ";

  /** Whether it makes its user a member of the segment. */
  boolean counts() {
    return !userId.isBlank() && !rank.equals(BRONZE);
  }

  List<String> fields() {
    return List.of(userId, rank, joined);
  }
}
