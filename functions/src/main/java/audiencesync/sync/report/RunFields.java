package audiencesync.sync.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the figures of one line of a list of runs stand in {@code report.json}. */
record RunFields(Field unique, Field rejected, Field share) {
  /** On a page that stands for no report. */
  static final RunFields NONE = new RunFields(Field.NONE, Field.NONE, Field.NONE);

  /** By run: of the reported one among its counts, of the others in its history. */
  static Map<String, RunFields> of(RunReport report) {
    Map<String, RunFields> fields = new HashMap<>();
    List<RunSummary> history = report.past().history();
    for (int i = 0; i < history.size(); i++) {
      fields.put(history.get(i).runId(), past("/history/" + i));
    }
    fields.put(report.header().runId(), reported());
    return fields;
  }

  private static RunFields past(String root) {
    Field rejected = Field.under(root, "rejected");
    return new RunFields(Field.under(root, "unique"), rejected, rejected.shareOf(root + "/joined"));
  }

  private static RunFields reported() {
    Field rejected = Field.at("/counts/joined").minus(Field.at("/counts/usable"));
    return new RunFields(Field.at("/counts/unique"), rejected, rejected.shareOf("/counts/joined"));
  }
}
