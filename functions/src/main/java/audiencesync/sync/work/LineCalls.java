package audiencesync.sync.work;

import audiencesync.lineads.LineCall;
import java.util.List;

/** The calls to LINE of one step. */
public record LineCalls(int version, List<LineCall> calls) {
  public LineCalls {
    calls = List.copyOf(calls);
  }
}
