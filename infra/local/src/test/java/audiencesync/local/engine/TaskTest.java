package audiencesync.local.engine;

import static audiencesync.local.engine.Machines.json;
import static audiencesync.local.engine.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks, their retries and who catches them. Rules: AWS Step Functions developer guide, "Handling
 * errors in Step Functions workflows"; Amazon States Language, "Errors".
 */
class TaskTest {
  private static final FunctionOutcome OK = new FunctionOutcome.Returned(json("{'id': 5}"));

  private final List<TaskRetry> retries = new ArrayList<>();

  @Test
  void callsAFunctionAndTakesItsWholeAnswer() {
    ExecutionResult result =
        run(
            "'Arguments': {'FunctionName': 'f', 'Payload': {'n': '{% $states.input.n %}'}}",
            (name, payload) ->
                new FunctionOutcome.Returned(
                    json("{'name': '" + name + "', 'got': " + payload + "}")));

    assertThat(result.output())
        .contains(
            json(
                "{'ExecutedVersion': '$LATEST', 'Payload': {'name': 'f', 'got': {'n': 8}},"
                    + " 'SdkHttpMetadata': {'HttpStatusCode': 200}, 'StatusCode': 200}"));
  }

  @Test
  void callsAFunctionWithAnEmptyObjectWhenNothingIsSaid() {
    ExecutionResult result =
        run(
            "'Arguments': {'FunctionName': 'f'}, 'Output': '{% $states.result.Payload %}'",
            (name, payload) -> new FunctionOutcome.Returned(payload));

    assertThat(result.output()).contains(json("{}"));
  }

  @Test
  void failsWithTheErrorAndTheCauseOfTheFunction() {
    ExecutionResult result = run("", failing("com.example.Odd$Inner", "{\"errorMessage\":\"m\"}"));

    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(result.output()).isEmpty();
    assertThat(result.error()).contains("com.example.Odd$Inner");
    assertThat(result.cause()).contains("{\"errorMessage\":\"m\"}");
  }

  @Test
  void refusesArgumentsThatAnExpressionGotWrong() {
    ExecutionResult result =
        run("'Arguments': '{% {\"FunctionName\": \"f\", \"Qualifier\": \"1\"} %}'", (n, p) -> OK);

    assertThat(result.error()).contains("States.Runtime");
    assertThat(result.cause()).contains("Arguments.Qualifier is not implemented here");
  }

  /**
   * Each computed delay: IntervalSeconds × BackoffRate ^ (retry − 1), capped by MaxDelaySeconds.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'ErrorEquals': ['E']                                                          | 1 2 4
          'ErrorEquals': ['E'], 'IntervalSeconds': 3, 'BackoffRate': 1.5, 'MaxAttempts': 4 | 3 4.5 6.75 10.125
          'ErrorEquals': ['E'], 'IntervalSeconds': 5, 'BackoffRate': 3, 'MaxDelaySeconds': 20 | 5 15 20
          'ErrorEquals': ['E'], 'IntervalSeconds': 7, 'BackoffRate': 1, 'MaxAttempts': 2, 'JitterStrategy': 'NONE' | 7 7
          'ErrorEquals': ['E'], 'MaxAttempts': 0                                        |
          'ErrorEquals': ['Other']                                                      |
          """)
  void retriesAfterGrowingDelays(String retrier, String delays) {
    ExecutionResult result = run("'Retry': [{" + retrier + "}]", failing("E", "c"));

    List<String> seconds = delays == null ? List.of() : List.of(delays.split(" ", -1));
    assertThat(retries)
        .extracting(retry -> retry.delay().toMillis())
        .isEqualTo(seconds.stream().map(s -> Math.round(Double.parseDouble(s) * 1000)).toList());
    assertThat(retries).extracting(TaskRetry::number).isSorted();
    assertThat(result.error()).contains("E");
  }

  @Test
  void passesTheDelaysOnTheClock() {
    ExecutionResult result =
        run("'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 30}]", failing("E", "c"));

    HistoryEvent last = result.history().get(result.history().size() - 1);
    assertThat(Duration.between(Machines.START, last.time())).isEqualTo(Duration.ofSeconds(210));
    assertThat(result.history())
        .filteredOn(event -> event.type().equals("TaskScheduled"))
        .extracting(event -> event.delay().toSeconds())
        .containsExactly(0L, 30L, 60L, 120L);
  }

  @Test
  void drawsFullJitterEvenlyFromNothingToTheComputedDelay() {
    run(
        "'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 10, 'BackoffRate': 1,"
            + " 'MaxAttempts': 2000, 'JitterStrategy': 'FULL'}]",
        failing("E", "c"));

    assertThat(retries).hasSize(2000);
    assertThat(retries).allMatch(retry -> retry.delay().toMillis() <= 10_000);
    assertThat(retries.stream().mapToLong(retry -> retry.delay().toMillis()).average())
        .hasValueCloseTo(5_000.0, offset(300.0));
    assertThat(retries).anyMatch(retry -> retry.delay().toMillis() < 100);
    assertThat(retries).anyMatch(retry -> retry.delay().toMillis() > 9_900);
  }

  @Test
  void countsTheRetriesOfEachRetrierAlone() {
    Deque<String> errors = new ArrayDeque<>(List.of("E", "F", "E", "F", "E", "E"));
    ExecutionResult result =
        run(
            "'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 3, 'MaxAttempts': 3},"
                + " {'ErrorEquals': ['F'], 'IntervalSeconds': 100}]",
            (name, payload) -> new FunctionOutcome.Failed(errors.remove(), "c"));

    assertThat(retries)
        .containsExactly(
            new TaskRetry("A", "E", 1, Duration.ofSeconds(3)),
            new TaskRetry("A", "F", 2, Duration.ofSeconds(100)),
            new TaskRetry("A", "E", 3, Duration.ofSeconds(6)),
            new TaskRetry("A", "F", 4, Duration.ofSeconds(200)),
            new TaskRetry("A", "E", 5, Duration.ofSeconds(12)));
    assertThat(result.error()).contains("E");
    assertThat(errors).isEmpty();
  }

  @Test
  void usesTheFirstRetrierThatMatchesAndNoOther() {
    run(
        "'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 1},"
            + " {'ErrorEquals': ['States.ALL'], 'MaxAttempts': 9}]",
        failing("E", "c"));

    assertThat(retries).hasSize(1);
  }

  @Test
  void showsTheRetryCountToTheNextAttempt() {
    Deque<JsonNode> payloads = new ArrayDeque<>();
    run(
        "'Arguments': {'FunctionName': 'f', 'Payload': '{% $states.context.State.RetryCount %}'},"
            + " 'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 2}]",
        (name, payload) -> {
          payloads.add(payload);
          return new FunctionOutcome.Failed("E", "c");
        });

    assertThat(payloads).containsExactly(json("0"), json("1"), json("2"));
  }

  /** The guide: States.ALL does not catch DataLimitExceeded nor Runtime; TaskFailed not Timeout. */
  @ParameterizedTest
  @CsvSource({
    "States.ALL, com.example.Odd, true",
    "States.ALL, States.Timeout, true",
    "States.ALL, States.QueryEvaluationError, true",
    "States.ALL, Lambda.Unknown, true",
    "States.ALL, States.DataLimitExceeded, false",
    "States.ALL, States.Runtime, false",
    "States.TaskFailed, com.example.Odd, true",
    "States.TaskFailed, Sandbox.Timedout, true",
    "States.TaskFailed, States.Timeout, false",
    "States.TaskFailed, States.DataLimitExceeded, false",
    "States.TaskFailed, States.Runtime, false",
    "States.DataLimitExceeded, States.DataLimitExceeded, true",
    "States.Timeout, States.Timeout, true",
    "com.example.Odd, com.example.Odd, true",
    "com.example.Odd, com.example.Odd$Inner, false",
    "com.example.odd, com.example.Odd, false",
    "Odd, com.example.Odd, false"
  })
  void matchesErrors(String name, String error, boolean caught) {
    ExecutionResult result =
        run("'Catch': [{'ErrorEquals': ['" + name + "'], 'Next': 'B'}]", failing(error, "c"));

    assertThat(result.status() == ExecutionStatus.SUCCEEDED).isEqualTo(caught);
  }

  @Test
  void catchesAfterTheRetriesWithTheErrorAsOutput() {
    ExecutionResult result =
        run(
            "'Retry': [{'ErrorEquals': ['E'], 'MaxAttempts': 2}],"
                + " 'Catch': [{'ErrorEquals': ['F'], 'Next': 'A'},"
                + " {'ErrorEquals': ['G', 'E'], 'Next': 'B'}]",
            failing("E", "{\"errorMessage\":\"日\"}"));

    assertThat(retries).hasSize(2);
    assertThat(result.output())
        .contains(json("{'Error': 'E', 'Cause': '{\\\"errorMessage\\\":\\\"日\\\"}'}"));
  }

  @Test
  void computesWhatACatcherGivesAndAssigns() {
    StateMachine machine =
        machine(
            task(
                    "'Catch': [{'ErrorEquals': ['E'], 'Next': 'B',"
                        + " 'Assign': {'why': '{% $states.errorOutput.Error %}'},"
                        + " 'Output': '{% $parse($states.errorOutput.Cause).errorMessage"
                        + " & $states.input.n %}'}]")
                + ", 'B': {'Type': 'Succeed', 'Output': ['{% $why %}', '{% $states.input %}']}");

    ExecutionResult result =
        Machines.run(machine, "{'n': 8}", failing("E", "{\"errorMessage\":\"m\"}"));

    assertThat(result.output()).contains(json("['E', 'm8']"));
  }

  @Test
  void failsWhenACatcherItselfFails() {
    ExecutionResult result =
        run(
            "'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'B',"
                + " 'Output': {'x': '{% $states.errorOutput.Nothing %}'}}]",
            failing("E", "c"));

    assertThat(result.error()).contains("States.QueryEvaluationError");
    assertThat(result.cause())
        .contains(
            "An error occurred while executing the state 'A' (entered at the event id #2). The"
                + " JSONata expression '$states.errorOutput.Nothing' specified for the field"
                + " 'Catch[0]/Output/x' returned nothing (undefined).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Arguments': {'FunctionName': 'f', 'Payload': '{% $states.input.missing %}'}",
        "'Output': '{% $states.result.missing %}'",
        "'Assign': {'v': '{% $states.result.missing %}'}",
        "'TimeoutSeconds': '{% \"soon\" %}'"
      })
  void catchesItsOwnExpressions(String field) {
    ExecutionResult result =
        run(
            field + ", 'Catch': [{'ErrorEquals': ['States.QueryEvaluationError'], 'Next': 'B'}]",
            (name, payload) -> OK);

    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(result.output().orElseThrow().path("Error").asText())
        .isEqualTo("States.QueryEvaluationError");
  }

  @Test
  void timesATaskOutAndLetsTheFunctionGoOn() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch finished = new CountDownLatch(1);
    ExecutionResult result =
        run(
            "'TimeoutSeconds': 1, 'Catch': [{'ErrorEquals': ['States.Timeout'], 'Next': 'B'}]",
            (name, payload) -> {
              awaitQuietly(release);
              finished.countDown();
              return OK;
            });

    assertThat(result.output()).contains(json("{'Error': 'States.Timeout', 'Cause': ''}"));
    assertThat(result.history()).extracting(HistoryEvent::type).contains("TaskTimedOut");
    release.countDown();
    finished.await();
  }

  @Test
  void cutsACauseAtTheLengthThatAwsKeeps() {
    ExecutionResult result = run("", failing("E", "x".repeat(40_000)));

    assertThat(result.cause().orElseThrow()).hasSize(32_768);
  }

  @Test
  void recordsWhatHappenedAsAwsNamesIt() {
    Deque<FunctionOutcome> outcomes =
        new ArrayDeque<>(List.of(new FunctionOutcome.Failed("E", "c"), OK));
    ExecutionResult result =
        run(
            "'Retry': [{'ErrorEquals': ['E'], 'IntervalSeconds': 4}]",
            (name, payload) -> outcomes.remove());

    assertThat(result.history())
        .extracting(
            e -> e.id() + " " + e.type() + " " + e.state() + " " + e.delay() + " " + e.error())
        .containsExactly(
            "1 ExecutionStarted  PT0S ",
            "2 TaskStateEntered A PT0S ",
            "3 TaskScheduled A PT0S ",
            "4 TaskStarted A PT0S ",
            "5 TaskFailed A PT0S E",
            "6 TaskScheduled A PT4S ",
            "7 TaskStarted A PT0S ",
            "8 TaskSucceeded A PT0S ",
            "9 TaskStateExited A PT0S ",
            "10 SucceedStateEntered B PT0S ",
            "11 SucceedStateExited B PT0S ",
            "12 ExecutionSucceeded  PT0S ");
  }

  @Test
  void passesOnWhatBreaksInThisProgram() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                run(
                    "",
                    (name, payload) -> {
                      throw new ArithmeticException("ours");
                    }))
        .withMessage("The integration of A broke")
        .withCauseInstanceOf(ArithmeticException.class);
  }

  private ExecutionResult run(String fields, Functions functions) {
    ExecutionEnvironment plain = Machines.environment(functions);
    ExecutionListener listener =
        new ExecutionListener() {
          @Override
          public void taskRetried(TaskRetry retry) {
            retries.add(retry);
          }
        };
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            functions, plain.notifications(), plain.clock(), plain.random(), listener);
    StateMachine machine = machine(task(fields) + ", 'B': {'Type': 'Succeed'}");
    return new Execution(machine, Machines.request("{'n': 8}"), environment).run();
  }

  private static String task(String fields) {
    String arguments = fields.contains("'Arguments'") ? "" : "'Arguments': {'FunctionName': 'f'},";
    return "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Next': 'B', "
        + arguments
        + (fields.isEmpty() ? "'Comment': ''" : fields)
        + "}";
  }

  private static Functions failing(String error, String cause) {
    return (name, payload) -> new FunctionOutcome.Failed(error, cause);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
