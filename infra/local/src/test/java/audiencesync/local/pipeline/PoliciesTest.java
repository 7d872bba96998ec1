package audiencesync.local.pipeline;

import audiencesync.local.line.Fault;
import audiencesync.local.line.Match;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {
  @Test
  void print(@TempDir Path folder) throws IOException {
    NeededPermissions needed = new NeededPermissions();
    SdkCalls.tell(needed::note);
    try (Sandbox sandbox = new Sandbox(folder)) {
      everyWay(sandbox, needed);
    } finally {
      SdkCalls.stop();
    }
    needed
        .byFunction()
        .forEach((f, p) -> p.forEach(x -> System.out.println("NEED " + f + " " + x)));
  }

  private static void everyWay(Sandbox sandbox, NeededPermissions needed) throws IOException {
    String input =
        "{\"connector\": \"members\", \"trigger\": {\"kind\": \"SCHEDULE\", \"id\": \"1\"}}";
    sandbox.run(input, needed);
    sandbox.run(input, needed);
    sandbox.run("{\"connector\": \"members\", \"dryRun\": true}", needed);
    sandbox.run("{\"connector\": \"nobody\"}", needed);
    ObjectNode replace = Sandbox.connector();
    ((ObjectNode) replace.path("audience")).put("action", "REPLACE");
    sandbox.connector(replace);
    sandbox.line.faults().next(Match.UPLOAD, Fault.dropAfterAccepting());
    sandbox.run("{\"connector\": \"members\"}", needed);
    sandbox.line.faults().next(Match.UPLOAD, Fault.failedJob("INVALID_FILE_CONTENT"));
    sandbox.run("{\"connector\": \"members\"}", needed);
    sandbox.people(0, 120);
    sandbox.run("{\"connector\": \"members\"}", needed);
    sandbox.people(0, 320);
    sandbox.run("{\"connector\": \"members\"}", needed);
  }
}
