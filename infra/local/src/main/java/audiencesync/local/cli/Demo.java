package audiencesync.local.cli;

import audiencesync.local.demo.DemoBucket;
import audiencesync.local.line.LineSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Three runs of one connector: it creates its audience, runs again without an edit, then replaces.
 * After each, what the simulator holds is compared with what the sample data says it must hold.
 */
final class Demo {
  private final Terminal terminal;
  private final DemoBucket data;
  private final Pipeline pipeline;
  private final LineSimulator line;
  private final List<DemoRun> runs = new ArrayList<>();

  Demo(Terminal terminal, DemoBucket data, Pipeline pipeline) {
    this.terminal = terminal;
    this.data = data;
    this.pipeline = pipeline;
    this.line = pipeline.simulator().orElseThrow();
  }

  /** Plays all three runs; tells whether LINE holds what it must after each. */
  boolean play() throws IOException {
    say("Sample data: " + data.bucket().getParent());
    say(
        "  10,000 members and %,d identity rows in three files: UTF-8, gzip, Shift_JIS",
        data.identityRows());
    boolean fine = create() && runAgain() && replace();
    if (fine) {
      conclude();
    }
    return fine;
  }

  private boolean create() {
    say("");
    say("Run 1 of 3: the connector creates its audience");
    return run("create", data.afterFirstDay());
  }

  private boolean runAgain() throws IOException {
    data.writeNextDay();
    say("");
    say("Run 2 of 3: next day's export, 400 people left and 700 came; the connector is not edited");
    return run("ADD", data.afterAdding());
  }

  private boolean replace() throws IOException {
    data.replaceFromNowOn();
    say("");
    say("Run 3 of 3: the only edit, \"action\" is now REPLACE: ADD never takes out those who left");
    return run("REPLACE", data.afterReplacing());
  }

  private boolean run(String action, Set<String> expected) {
    JsonNode input = JsonNodeFactory.instance.objectNode().put("connector", DemoBucket.CONNECTOR);
    Outcome outcome = execute(input);
    if (!outcome.succeeded()) {
      terminal.complain("sync demo", Failure.of(outcome).sentence());
      return false;
    }
    DemoRun run = new DemoRun(action, outcome.output().orElseThrow(), held());
    runs.add(run);
    return isTrue(run, expected);
  }

  private Outcome execute(JsonNode input) {
    try (Ticker ticker = new Ticker(terminal, System::nanoTime)) {
      return pipeline.run(input, new Progress(ticker, pipeline.waitScale()));
    }
  }

  private Optional<Set<String>> held() {
    List<String> ids = line.audienceIds(DemoBucket.AD_ACCOUNT, DemoBucket.AUDIENCE);
    return ids.size() == 1 ? Optional.of(line.members(ids.get(0))) : Optional.empty();
  }

  private boolean isTrue(DemoRun run, Set<String> expected) {
    if (run.held().filter(expected::equals).isPresent()) {
      say("  LINE holds exactly the %,d expected identifiers.", expected.size());
      return true;
    }
    String what =
        run.held()
            .map(held -> String.format(Locale.ROOT, "LINE holds %,d identifiers", held.size()))
            .orElse("LINE does not have exactly one audience of the name");
    String wanted = String.format(Locale.ROOT, "; expected were %,d others", expected.size());
    terminal.complain("sync demo", what + wanted + ". This is a fault of ours: please report it.");
    return false;
  }

  private void conclude() {
    say("");
    DemoRun.table(runs).forEach(terminal.out()::println);
    Summary summary = new Summary(data.bucket());
    say("");
    say("Report: " + summary.page(runs.get(runs.size() - 1).report()));
  }

  private void say(String format, Object... figures) {
    PrintStream out = terminal.out();
    out.println(figures.length == 0 ? format : String.format(Locale.ROOT, format, figures));
  }
}
