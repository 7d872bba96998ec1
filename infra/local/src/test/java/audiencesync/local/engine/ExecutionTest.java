package audiencesync.local.engine;

import static audiencesync.local.engine.Machines.json;
import static audiencesync.local.engine.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other states, data between states, time, and the ends an execution can come to. */
class ExecutionTest {
  private static final Functions NONE =
      (name, payload) -> {
        throw new AssertionError("Nothing is invoked here: " + name);
      };

  /** The outputs by kind of state: AWS's guide, "Managing state and transforming data". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'A': {'Type': 'Succeed'}                                                    | {'a':1}
          'A': {'Type': 'Succeed', 'Output': '{% $states.input.a + 1 %}'}             | 2
          'A': {'Type': 'Pass', 'End': true}                                          | {'a':1}
          'A': {'Type': 'Pass', 'Output': {'b': ['{% $states.input.a %}', 'lit', null, {'c': 0.5}]}, 'End': true} | {'b':[1,'lit',null,{'c':0.5}]}
          'A': {'Type': 'Pass', 'Output': 'no {% expression %}', 'End': true}         | 'no {% expression %}'
          'A': {'Type': 'Wait', 'Seconds': 3, 'End': true}                            | {'a':1}
          'A': {'Type': 'Wait', 'Seconds': '{% $states.input.a * 2 %}', 'Output': 7, 'End': true} | 7
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% $states.input.a = 1 %}', 'Next': 'B'}], 'Default': 'C'}, 'B': {'Type': 'Succeed'}, 'C': {'Type': 'Fail'} | {'a':1}
          'A': {'Type': 'Choice', 'Choices': [{'Condition': false, 'Next': 'C'}, {'Condition': true, 'Next': 'B', 'Output': 'rule'}], 'Output': 'state'}, 'B': {'Type': 'Succeed'}, 'C': {'Type': 'Fail'} | 'rule'
          'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% $states.input.a > 1 %}', 'Next': 'C'}], 'Default': 'B', 'Output': 'state'}, 'B': {'Type': 'Succeed'}, 'C': {'Type': 'Fail'} | 'state'
          """)
  void gives(String states, String output) {
    ExecutionResult result = Machines.run(states, "{'a': 1}");

    assertThat(result.cause()).isEmpty();
    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(result.output()).contains(json(output));
  }

  /** Messages and places as AWS words them for undefined results; see "QueryEvaluationError". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'Type': 'Pass', 'Output': '{% $states.input.x %}', 'End': true              | The JSONata expression '$states.input.x' specified for the field 'Output' returned nothing (undefined).
          'Type': 'Pass', 'Output': {'a': {'b': '{% $states.input.x %}'}}, 'End': true | The JSONata expression '$states.input.x' specified for the field 'Output/a/b' returned nothing (undefined).
          'Type': 'Pass', 'Output': {'a': [[0, '{% $states.input.x %}']]}, 'End': true | The JSONata expression '$states.input.x' specified for the field 'Output/a[0][1]' returned nothing (undefined).
          'Type': 'Pass', 'Assign': {'v': '{% $states.input.x %}'}, 'End': true       | The JSONata expression '$states.input.x' specified for the field 'Assign/v' returned nothing (undefined).
          'Type': 'Pass', 'Output': '{% a %}', 'End': true                            | The JSONata expression 'a' specified for the field 'Output' returned nothing (undefined).
          'Type': 'Pass', 'Output': '{% $ %}', 'End': true                            | The JSONata expression '$' specified for the field 'Output' returned nothing (undefined).
          'Type': 'Pass', 'Output': '{% $string %}', 'End': true                      | The JSONata expression '$string' specified for the field 'Output' returned a value that JSON cannot hold: a function.
          'Type': 'Pass', 'Output': '{% $states.input.a + "1" %}', 'End': true        | The JSONata expression '$states.input.a + "1"' specified for the field 'Output' threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number
          'Type': 'Pass', 'Output': '{% $parse("{") %}', 'End': true                  | The JSONata expression '$parse("{")' specified for the field 'Output' threw an error during evaluation. $parse was given text that is not JSON
          'Type': 'Pass', 'Output': '{% $range(1, 2, 0) %}', 'End': true              | The JSONata expression '$range(1, 2, 0)' specified for the field 'Output' threw an error during evaluation. $range needs a step other than 0
          'Type': 'Pass', 'Output': '{% $partition([1], 0) %}', 'End': true           | The JSONata expression '$partition([1], 0)' specified for the field 'Output' threw an error during evaluation. $partition needs a size of at least 1
          'Type': 'Pass', 'Output': '{% $hash("a", "SHA-3") %}', 'End': true          | The JSONata expression '$hash("a", "SHA-3")' specified for the field 'Output' threw an error during evaluation. $hash does not know the algorithm SHA-3
          'Type': 'Wait', 'Seconds': '{% $states.input.a / 2 %}', 'End': true         | The JSONata expression '$states.input.a / 2' specified for the field 'Seconds' returned an unexpected result type. Expected 'integer', but was 'NUMBER'.
          'Type': 'Wait', 'Seconds': '{% -$states.input.a %}', 'End': true            | A number of seconds must be from 0 to 99999999; it is -1.
          'Type': 'Choice', 'Choices': [{'Condition': '{% $states.input.a %}', 'Next': 'A'}], 'Default': 'E' | The JSONata expression '$states.input.a' specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'NUMBER'.
          'Type': 'Choice', 'Choices': [{'Condition': false, 'Next': 'A'}, {'Condition': '{% $states.input.x = $states.input.y.z and $states.input.x %}', 'Next': 'E', 'Output': {'v': '{% $states.input.x %}'}}, {'Condition': true, 'Next': 'E', 'Output': {'v': '{% $states.input.x %}'}}] | The JSONata expression '$states.input.x' specified for the field 'Choices[2]/Output/v' returned nothing (undefined).
          'Type': 'Fail', 'Cause': '{% $states.input.a %}'                            | The JSONata expression '$states.input.a' specified for the field 'Cause' returned an unexpected result type. Expected 'string', but was 'NUMBER'.
          """)
  void failsByItsExpressions(String state, String explanation) {
    String end = state.contains("'E'") ? ", 'E': {'Type': 'Succeed'}" : "";
    ExecutionResult result = Machines.run("'A': {" + state + "}" + end, "{'a': 1}");

    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(result.error()).contains("States.QueryEvaluationError");
    assertThat(result.cause())
        .contains(
            "An error occurred while executing the state 'A' (entered at the event id #2). "
                + explanation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'Error': 'E.x', 'Cause': 'why'                                   | E.x | why
          'Error': '{% $states.input.e %}', 'Cause': '{% \"1 & 2: \" & $states.input.e %}' | X | 1 & 2: X
          'Error': 'E'                                                     | E   |
          'Comment': 'nothing said'                                        |     |
          """)
  void failsOnPurpose(String fields, String error, String cause) {
    ExecutionResult result = Machines.run("'A': {'Type': 'Fail', " + fields + "}", "{'e': 'X'}");

    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(result.error()).isEqualTo(Optional.ofNullable(error));
    assertThat(result.cause()).isEqualTo(Optional.ofNullable(cause));
  }

  @Test
  void failsWhenNoChoiceMatches() {
    ExecutionResult result =
        Machines.run(
            "'A': {'Type': 'Choice', 'Choices': [{'Condition': false, 'Next': 'B'}]},"
                + " 'B': {'Type': 'Succeed'}",
            "{}");

    assertThat(result.error()).contains("States.Runtime");
    assertThat(result.cause())
        .contains(
            "An error occurred while executing the state 'A' (entered at the event id #2). Failed"
                + " to transition out of the state. No choice matched and there is no Default.");
  }

  /** The guide: Output and Assign of one state both see the variables as they were before. */
  @Test
  void assignsAfterTheOutputHasBeenComputed() {
    ExecutionResult result =
        Machines.run(
            "'A': {'Type': 'Pass', 'Assign': {'x': 1, 'y': null}, 'Next': 'B'},"
                + "'B': {'Type': 'Pass', 'Assign': {'x': '{% $x + 1 %}', 'z': '{% $x %}'},"
                + " 'Output': '{% $x %}', 'Next': 'C'},"
                + "'C': {'Type': 'Succeed', 'Output':"
                + " ['{% $states.input %}', '{% $x %}', '{% $y %}', '{% $z %}']}",
            "{}");

    assertThat(result.output()).contains(json("[1, 2, null, 1]"));
  }

  @Test
  void doesNotLetAnExpressionAssign() {
    ExecutionResult result =
        Machines.run(
            "'A': {'Type': 'Pass', 'Assign': {'x': 1}, 'Next': 'B'},"
                + "'B': {'Type': 'Pass', 'Output': '{% ($x := 9; $x) %}', 'Next': 'C'},"
                + "'C': {'Type': 'Succeed', 'Output': ['{% $states.input %}', '{% $x %}']}",
            "{}");

    assertThat(result.output()).contains(json("[9, 1]"));
  }

  @Test
  void tellsAStateWhereItIs() {
    ExecutionResult result =
        Machines.run(
            "'A': {'Type': 'Wait', 'Seconds': 61, 'Next': 'B'},"
                + "'B': {'Type': 'Succeed', 'Output': '{% $states.context %}'}",
            "{'q': 2}");

    assertThat(result.output())
        .contains(
            json(
                """
                {"Execution": {
                   "Id": "arn:aws:states:ap-northeast-1:000000000000:execution:line-audience-sync:run-7",
                   "Name": "run-7",
                   "RoleArn": "arn:aws:iam::000000000000:role/line-audience-sync",
                   "StartTime": "2026-11-24T01:02:03.004Z",
                   "Input": {"q": 2}},
                 "State": {"Name": "B", "EnteredTime": "2026-11-24T01:03:04.004Z", "RetryCount": 0},
                 "StateMachine": {
                   "Id": "arn:aws:states:ap-northeast-1:000000000000:stateMachine:line-audience-sync",
                   "Name": "line-audience-sync"}}
                """));
  }

  @Test
  void publishesMessages() {
    List<Notification> published = new ArrayList<>();
    StateMachine machine =
        machine(
            "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sns:publish', 'Arguments': {"
                + "'TopicArn': 'arn:t', 'Subject': '{% $states.input.s %}', 'Message': {'m': [1]},"
                + " 'MessageAttributes': {'k': {'DataType': 'String', 'StringValue': 'v'}}},"
                + " 'Output': '{% $states.result.SdkHttpMetadata.HttpStatusCode %}', 'End': true}");

    ExecutionResult result = run(machine, "{'s': '送信'}", published::add);

    assertThat(result.output()).contains(json("200"));
    assertThat(published)
        .containsExactly(
            new Notification("arn:t", Optional.of("送信"), "{\"m\":[1]}", Map.of("k", "v")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two\\nlines | text | Invalid parameter: Subject must have 1 to 100 characters and no line break
          ok          | ''   | Invalid parameter: Empty message
          """)
  void refusesToPublishWhatSnsWould(String subject, String message, String cause) {
    StateMachine machine =
        machine(
            "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sns:publish', 'Arguments': {"
                + "'TopicArn': 'arn:t', 'Subject': '"
                + subject
                + "', 'Message': '"
                + message
                + "'}, 'End': true}");

    ExecutionResult result =
        run(
            machine,
            "{}",
            notification -> {
              throw new AssertionError(notification);
            });

    assertThat(result.error()).contains("SNS.InvalidParameterException");
    assertThat(result.cause()).contains(cause);
  }

  /** 256 KiB: AWS Step Functions quotas, "maximum input or output size". */
  @ParameterizedTest
  @CsvSource({
    "262142, x, SUCCEEDED",
    "262143, x, FAILED",
    "87380, あ, SUCCEEDED",
    "87381, あ, FAILED"
  })
  void limitsTheBytesOfAnOutput(int letters, String letter, ExecutionStatus status) {
    ExecutionResult result =
        Machines.run(
            "'A': {'Type': 'Pass', 'Output': '" + letter.repeat(letters) + "', 'End': true}", "{}");

    assertThat(result.status()).isEqualTo(status);
    assertThat(result.error().isPresent()).isEqualTo(status == ExecutionStatus.FAILED);
  }

  @Test
  void saysWhichDataWasTooLarge() {
    ExecutionResult result =
        Machines.run(
            "'A': {'Type': 'Pass', 'Output': '" + "x".repeat(262_143) + "', 'End': true}", "{}");

    assertThat(result.error()).contains("States.DataLimitExceeded");
    assertThat(result.cause())
        .contains(
            "An error occurred while executing the state 'A' (entered at the event id #2). The"
                + " output of the state has a size exceeding the maximum number of bytes service"
                + " limit (262144).");
  }

  @Test
  void limitsWhatAFunctionAnswersUncatchably() {
    StateMachine machine =
        machine(
            "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                + " {'FunctionName': 'f'}, 'Output': 1, 'End': true,"
                + " 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'A'}]}");

    ExecutionResult result =
        Machines.run(
            machine,
            "{}",
            (name, payload) -> new FunctionOutcome.Returned(json("'" + "x".repeat(262_144) + "'")));

    assertThat(result.error()).contains("States.DataLimitExceeded");
    assertThat(result.cause())
        .contains(
            "The state/task 'A' returned a result that has a size exceeding the maximum number of"
                + " bytes service limit (262144).");
  }

  @Test
  void limitsTheInputOfAnExecution() {
    String input = "'" + "x".repeat(262_143) + "'";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Machines.run("'A': {'Type': 'Succeed'}", input))
        .withMessage("The input of an execution may have at most 262144 bytes as JSON");
  }

  @Test
  void endsLoopsWhereAwsEndsThem() {
    ExecutionResult result =
        Machines.run(
            "'A': {'Type': 'Choice', 'Choices': [{'Condition': false, 'Next': 'B'}],"
                + " 'Default': 'A'}, 'B': {'Type': 'Succeed'}",
            "{}");

    assertThat(result.error()).contains("States.Runtime");
    assertThat(result.cause())
        .contains("The execution reached the maximum number of history events (25000).");
    assertThat(result.history()).hasSize(25_000);
    assertThat(result.history().get(24_999).type()).isEqualTo("ExecutionFailed");
  }

  @Test
  void timesOutInAWaitAtItsDeadline() {
    StateMachine machine =
        StateMachine.load(
            json(
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'TimeoutSeconds': 100, 'States': {"
                    + "'A': {'Type': 'Wait', 'Seconds': 60, 'Next': 'B'},"
                    + "'B': {'Type': 'Wait', 'Seconds': 60, 'End': true}}}"),
            Map.of());

    ExecutionResult result = Machines.run(machine, "{}", NONE);

    assertThat(result.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(result.error()).contains("States.Timeout");
    HistoryEvent last = result.history().get(result.history().size() - 1);
    assertThat(last.type()).isEqualTo("ExecutionTimedOut");
    assertThat(last.time()).isEqualTo(Machines.START.plusSeconds(100));
  }

  @Test
  void timesOutInATaskAndCatchesNothing() {
    StateMachine machine =
        StateMachine.load(
            json(
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'TimeoutSeconds': 1, 'States': {"
                    + "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',"
                    + " 'Arguments': {'FunctionName': 'f'}, 'TimeoutSeconds': 50, 'End': true,"
                    + " 'Retry': [{'ErrorEquals': ['States.ALL']}],"
                    + " 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'A'}]}}}"),
            Map.of());
    CountDownLatch release = new CountDownLatch(1);

    ExecutionResult result =
        Machines.run(
            machine,
            "{}",
            (name, payload) -> {
              awaitQuietly(release);
              return new FunctionOutcome.Returned(payload);
            });

    release.countDown();
    assertThat(result.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
  }

  @Test
  void abortsAWaitThatIsSlept() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    ExecutionListener listener =
        new ExecutionListener() {
          @Override
          public void waiting(String state, Duration duration) {
            assertThat(state + " " + duration).isEqualTo("A PT1H");
            waiting.countDown();
          }
        };
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            NONE,
            notification -> {},
            ExecutionClock.real(Clock.systemUTC(), 1),
            new Random(1),
            listener);
    Execution execution =
        new Execution(
            machine("'A': {'Type': 'Wait', 'Seconds': 3600, 'End': true}"),
            Machines.request("{}"),
            environment);
    FutureTask<ExecutionResult> run = new FutureTask<>(execution::run);
    new Thread(run).start();

    waiting.await();
    execution.abort();

    assertThat(run.get().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(run.get().error()).isEmpty();
  }

  @Test
  void abortsAfterTheTaskThatRuns() {
    StateMachine machine =
        machine(
            "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                + " {'FunctionName': 'f'}, 'Next': 'B'}, 'B': {'Type': 'Fail'}");
    Execution[] execution = new Execution[1];
    execution[0] =
        new Execution(
            machine,
            Machines.request("{}"),
            Machines.environment(
                (name, payload) -> {
                  execution[0].abort();
                  return new FunctionOutcome.Returned(payload);
                }));

    assertThat(execution[0].run().status()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void tellsItsProgress() {
    List<String> told = new ArrayList<>();
    ExecutionListener listener =
        new ExecutionListener() {
          @Override
          public void stateEntered(String state, JsonNode input) {
            told.add("entered " + state + " " + input);
          }

          @Override
          public void waiting(String state, Duration duration) {
            told.add("waiting " + state + " " + duration);
          }

          @Override
          public void stateExited(String state, JsonNode output) {
            told.add("exited " + state + " " + output);
          }

          @Override
          public void finished(ExecutionResult result) {
            told.add("finished " + result.status());
          }
        };
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            NONE, notification -> {}, Machines.clock(), new Random(1), listener);

    new Execution(
            machine(
                "'A': {'Type': 'Wait', 'Seconds': 5, 'Output': 2, 'Next': 'B'},"
                    + " 'B': {'Type': 'Succeed'}"),
            Machines.request("1"),
            environment)
        .run();

    assertThat(told)
        .containsExactly(
            "entered A 1",
            "waiting A PT5S",
            "exited A 2",
            "entered B 2",
            "exited B 2",
            "finished SUCCEEDED");
  }

  private static ExecutionResult run(
      StateMachine machine, String input, Notifications notifications) {
    ExecutionEnvironment environment =
        new ExecutionEnvironment(
            NONE, notifications, Machines.clock(), new Random(1), ExecutionListener.NONE);
    return new Execution(machine, Machines.request(input), environment).run();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
