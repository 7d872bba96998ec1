package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonTest {
  static Stream<Arguments> reports() {
    return Stream.of(
        Arguments.of("succeeded", Reports.succeeded()),
        Arguments.of("dry-run", Reports.dryRun()),
        Arguments.of("skipped", Reports.skipped()),
        Arguments.of("failed", Reports.failed()),
        Arguments.of("failed-at-once", Reports.failedAtOnce()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void writesTheGoldenReport(String name, RunReport report) {
    assertThat(new String(ReportJson.write(report), UTF_8)).isEqualTo(golden(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void readsWhatItWrote(String name, RunReport report) {
    assertThat(ReportJson.read(golden(name).getBytes(UTF_8))).isEqualTo(report);
  }

  @Test
  void writesTimesToTheMillisecond() {
    RunHeader header = Reports.succeeded().header();
    RunHeader finer =
        new RunHeader(
            header.runId(),
            header.connector(),
            header.status(),
            header.error(),
            header.startedAt().plusNanos(987_654),
            header.finishedAt().minusMillis(123));
    String json = new String(ReportJson.write(with(finer)), UTF_8);

    assertThat(json)
        .contains("\"startedAt\" : \"2026-11-24T01:00:00.123Z\"")
        .contains("\"finishedAt\" : \"2026-11-24T01:12:34Z\"");
  }

  @Test
  void writesFiguresOfGuardsDigitByDigit() {
    ReportedGuard guard =
        new ReportedGuard(
            "minIdentifiers",
            GuardOutcome.PASSED,
            Optional.of(new BigDecimal("1E+3")),
            Optional.of(new BigDecimal("12.50")));
    String json = new String(ReportJson.write(guarded(guard)), UTF_8);

    assertThat(json).contains("\"figure\" : 1000,").contains("\"limit\" : 12.5,");
  }

  @Test
  void passesOverFieldsOfALaterVersion() {
    String later =
        golden("failed")
            .replace("\"version\" : 1", "\"version\" : 2, \"mood\" : {\"is\" : [\"good\"]}")
            .replace("\"number\" : 1,", "\"number\" : 1, \"colour\" : \"blue\",");

    assertThat(ReportJson.read(later.getBytes(UTF_8))).isEqualTo(Reports.failed());
  }

  @Test
  void readsAStatusThatLineInventsLaterAsUnknown() {
    String later =
        golden("failed")
            .replace("\"status\" : \"IN_PROGRESS\"", "\"status\" : \"PAUSED\"")
            .replace("\"jobStatus\" : \"FAILED\"", "\"jobStatus\" : \"ABORTED\"");
    RunReport report = ReportJson.read(later.getBytes(UTF_8));

    assertThat(report.audience().orElseThrow().status()).contains(AudienceStatus.UNKNOWN);
    assertThat(report.files().get(1).jobStatus()).contains(JobStatus.UNKNOWN);
  }

  @Test
  void readsAReportWithoutWhatIsNotCalledFor() {
    String bare =
        """
        {"runId": "r-7", "connector": "c-8", "status": "SKIPPED",
         "startedAt": "2026-11-24T01:00:00Z", "finishedAt": "2026-11-24T01:00:01Z"}
        """;
    RunReport report = ReportJson.read(bare.getBytes(UTF_8));

    assertThat(report.header().runId()).isEqualTo("r-7");
    assertThat(Duration.between(report.header().startedAt(), report.header().finishedAt()))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(report.counts()).isEmpty();
    assertThat(report.inputs()).isEqualTo(InputFindings.NONE);
    assertThat(report.past()).isEqualTo(PastRuns.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"runId\" : \"20261124T010000Z-1f2e3d4c\"  | \"runId\" : 5            | runId of the run report is not a text.",
        "\"connector\" : \"members\",               | ``                       | connector of the run report is not a text.",
        "\"status\" : \"FAILED\",                   | \"status\" : \"DONE\",   | status of the run report is not one of [SUCCEEDED, DRY_RUN, SKIPPED, FAILED].",
        "\"status\" : \"FAILED\",                   | \"status\" : \"SKIPPED\",| error of the run report is not there exactly when the run failed.",
        "\"startedAt\" : \"2026-11-24T01:00:00.123Z\"| \"startedAt\" : \"soon\" | startedAt of the run report is not a time.",
        "\"joined\" : 1300000                       | \"joined\" : 1.5         | counts.joined of the run report is not a whole number.",
        "\"invalid_phone\" : 60100                  | \"invalid_fax\" : 60100  | counts.rejected.invalid_fax of the run report is not a known reason.",
        "\"duplicates\" : 5333                      | \"duplicates\" : 5334    | The counts of the report do not add up.",
        "\"number\" : 1,                            | \"number\" : 9999999999, | files[].number of the run report is not a whole number from 0 to 2147483647.",
        "\"passed\" : true                          | \"passed\" : \"yes\"     | guards[].passed of the run report is not true or false.",
        "\"limit\" : 50                             | \"limit\" : \"50\"       | guards[].limit of the run report is not a number.",
        "\"input\" : \"segment\"                    | \"input\" : \"SEGMENT\"  | inputs[].input of the run report is not segment or identity.",
        "\"notes\" : [ ]                            | \"notes\" : {}           | notes of the run report is not a list.",
        "\"history\" : [ ]                          | \"history\" : [3]        | history[] of the run report is not an object.",
      })
  void namesTheFieldThatIsWrong(String right, String wrong, String message) {
    String json = golden("failed");
    assertThat(json).contains(right);
    byte[] broken = json.replace(right, wrong).getBytes(UTF_8);

    assertThatThrownBy(() -> ReportJson.read(broken))
        .isInstanceOf(InvalidReportException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"runId\": \"r-  | The run report is not JSON, or not all of it is there.",
        "[]                | The run report is not an object.",
        "''                | The run report is not an object."
      })
  void refusesWhatIsNoReport(String text, String message) {
    assertThatThrownBy(() -> ReportJson.read(text.getBytes(UTF_8)))
        .isInstanceOf(InvalidReportException.class)
        .hasMessage(message);
  }

  @Test
  void aRunHasAnErrorExactlyWhenItFailed() {
    assertThatThrownBy(() -> Reports.header(RunStatus.FAILED, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a run has an error exactly when it failed; run 20261124T010000Z-1f2e3d4c is FAILED");
  }

  private static RunReport with(RunHeader header) {
    RunReport report = Reports.skipped();
    return new RunReport(
        header,
        report.counts(),
        report.audience(),
        report.files(),
        report.guards(),
        report.lineCalls(),
        report.inputs(),
        report.notes(),
        report.past(),
        report.language());
  }

  private static RunReport guarded(ReportedGuard guard) {
    RunReport report = Reports.skipped();
    return new RunReport(
        report.header(),
        report.counts(),
        report.audience(),
        report.files(),
        List.of(guard),
        report.lineCalls(),
        report.inputs(),
        report.notes(),
        report.past(),
        report.language());
  }

  private static String golden(String name) {
    try (InputStream file = ReportJsonTest.class.getResourceAsStream(name + ".json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
