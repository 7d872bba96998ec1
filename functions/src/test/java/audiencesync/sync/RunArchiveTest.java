package audiencesync.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ReportLanguage;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.report.InputFindings;
import audiencesync.sync.report.PastRuns;
import audiencesync.sync.report.RunHeader;
import audiencesync.sync.report.RunReport;
import audiencesync.sync.report.RunStatus;
import audiencesync.sync.report.RunSummary;
import audiencesync.sync.run.ExecutionRef;
import audiencesync.sync.run.RunRef;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pages that lead to reports are made from reports, with work that has a bound. */
class RunArchiveTest {
  private static final Instant START = Instant.parse("2026-11-24T01:00:00Z");

  private final MemoryObjectStore objects = new MemoryObjectStore();
  private final List<String> calls = new ArrayList<>();
  private final ObjectStore store = counting(objects);

  @Test
  void readsOneReportHoweverManyRunsThereWere() {
    hourly("members", 70);
    calls.clear();
    List<RunSummary> earlier = archive("members", 70).earlier();

    assertThat(earlier.stream().map(RunSummary::startedAt))
        .containsExactlyElementsOf(IntStream.range(0, 30).mapToObj(i -> at(69 - i)).toList());
    assertThat(calls).containsExactly("list", "read");
  }

  @Test
  void readsFurtherReportsOnlyForRunsThatNoneRemembers() {
    hourly("members", 5);
    objects.write(key("members", 4), "{\"runId\": \"dam");
    objects.write(key("members", 2), "aged");
    calls.clear();

    assertThat(archive("members", 5).earlier().stream().map(RunSummary::startedAt))
        .containsExactly(at(3), at(2), at(1), at(0));
    assertThat(calls.stream().filter("read"::equals)).hasSize(2);
  }

  @Test
  void findsRunsOfEarlierMonthsAndNoneOfLaterOnes() {
    write("members", -24 * 100);
    write("members", 24 * 100);

    assertThat(archive("members", 0).earlier().stream().map(RunSummary::startedAt))
        .containsExactly(at(-24 * 100));
  }

  @Test
  void listsAllConnectorsTheOneThatRanLastOnTop() {
    write("members", 1);
    write("visitors", 3);
    write("buyers", 2);

    assertThat(text("runs/index.html"))
        .containsSubsequence("visitors/index.html", "buyers/index.html", "members/index.html");
  }

  /** A second delivery of a trigger is skipped while the run that acted on it goes on. */
  @Test
  void keepsInItsListsARunThatBeganLaterAndEndedBefore() {
    int december = 24 * 7;
    write("members", december - 2);
    write("members", december + 2);
    write("members", december - 1);
    write("members", 0);

    assertThat(text("runs/members/index.html"))
        .containsSubsequence(
            runId("members", december + 2),
            runId("members", december - 1),
            runId("members", december - 2),
            runId("members", 0));
    assertThat(text("runs/index.html"))
        .contains(runId("members", december + 2) + "/report.html")
        .doesNotContain(runId("members", 0));
  }

  @Test
  void makesLostListsAnew() {
    hourly("members", 3);
    List.of("runs/index.html", "runs/members/index.html", "runs/_connectors/members.json")
        .forEach(objects::delete);
    objects.write("runs/_connectors/broken.json", "{");
    write("members", 3);

    assertThat(text("runs/index.html")).contains("members/index.html").doesNotContain("broken");
    assertThat(text("runs/members/index.html")).contains(runId("members", 0), runId("members", 3));
  }

  private void hourly(String connector, int runs) {
    for (int hour = 0; hour < runs; hour++) {
      write(connector, hour);
    }
  }

  private void write(String connector, int hour) {
    RunArchive archive = archive(connector, hour);
    RunHeader header =
        new RunHeader(
            runId(connector, hour),
            connector,
            RunStatus.SKIPPED,
            Optional.empty(),
            at(hour),
            at(hour));
    archive.replace(
        new RunReport(
            header,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            InputFindings.NONE,
            List.of(),
            new PastRuns(Optional.empty(), archive.earlier()),
            ReportLanguage.JA));
  }

  private RunArchive archive(String connector, int hour) {
    return new RunArchive(store, run(connector, hour));
  }

  private static RunRef run(String connector, int hour) {
    return RunRef.of(
        new ConnectorName(connector),
        new ExecutionRef("arn:execution:" + connector + ":" + hour, at(hour)));
  }

  private static String runId(String connector, int hour) {
    return run(connector, hour).runId();
  }

  private static String key(String connector, int hour) {
    return "runs/" + connector + "/" + runId(connector, hour) + "/report.json";
  }

  private static Instant at(int hour) {
    return START.plus(Duration.ofHours(hour));
  }

  private String text(String key) {
    return new String(objects.read(key).orElseThrow(), UTF_8);
  }

  private ObjectStore counting(ObjectStore real) {
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(),
            new Class<?>[] {ObjectStore.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
