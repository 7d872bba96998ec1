package audiencesync.sync;

import audiencesync.sync.report.Note;
import audiencesync.sync.work.Estimate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a run's plan gives to tell beyond its figures. */
final class Notes {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private Notes() {}

  static Note skipped(String because) {
    return new Note("Skipped: " + because + ".", "スキップしました。同じきっかけで開始された実行が既にあります。");
  }

  /** That the preparing function may not have memory enough. */
  static Note memory(Estimate estimate) {
    return new Note(
        String.format(
            Locale.ROOT,
            "By an estimate, preparing needs %,d MB of memory; PrepareMemory is %,d. Raise it"
                + " before the inputs no longer fit.",
            estimate.neededMegabytes(),
            estimate.givenMegabytes()),
        String.format(
            Locale.ROOT,
            "データの準備には約 %,d MB のメモリーが必要という見積もりですが、PrepareMemory は %,d MB です。" + "収まらなくなる前に増やしてください。",
            estimate.neededMegabytes(),
            estimate.givenMegabytes()));
  }

  /**
   * That a run went on which would have been skipped.
   *
   * @param filled when the audience was last filled
   */
  static Note refreshed(Instant filled) {
    return new Note(
        "Another run has been started by the same trigger. This one went on all the same, lest the"
            + " audience expire: it was last filled on %s."
                .formatted(LocalDate.ofInstant(filled, ZoneOffset.UTC)),
        "同じきっかけで開始された実行が既にありますが、オーディエンスの期限切れを防ぐため、スキップせずに実行しました（最後の送信完了は %s）。"
            .formatted(LocalDate.ofInstant(filled, TOKYO)));
  }
}
