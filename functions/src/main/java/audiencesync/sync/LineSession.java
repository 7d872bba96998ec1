package audiencesync.sync;

import audiencesync.lineads.LineAdsClient;
import audiencesync.lineads.LineCall;
import audiencesync.sync.document.Documents;
import audiencesync.sync.work.LineCalls;
import audiencesync.sync.work.WorkFiles;
import java.util.List;

/** One step's calls to LINE: when it is closed, they are kept for the report, failed ones too. */
final class LineSession implements AutoCloseable {
  private final LineAdsClient client;
  private final String adAccountId;
  private final List<LineCall> calls;
  private final WorkFiles work;

  LineSession(LineAdsClient client, String adAccountId, List<LineCall> calls, WorkFiles work) {
    this.client = client;
    this.adAccountId = adAccountId;
    this.calls = calls;
    this.work = work;
  }

  LineAdsClient client() {
    return client;
  }

  String adAccountId() {
    return adAccountId;
  }

  @Override
  public void close() {
    if (!calls.isEmpty()) {
      work.addLineCalls(new LineCalls(Documents.VERSION, calls));
    }
  }
}
