package audiencesync.local.engine;

import static audiencesync.local.engine.Machines.definition;
import static audiencesync.local.engine.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused at load. The language: states-language.net/spec.html and AWS's guide. */
class StateMachineTest {
  private static final String TASK =
      "'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',"
          + " 'Arguments': {'FunctionName': 'f'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'Type': 'Parallel', 'Branches': [], 'End': true     | States.A.Type is not implemented here
          'Type': 'Map', 'End': true                          | States.A.Type is not implemented here
          'End': true                                         | States.A needs the field Type
          'Type': 'Pass', 'Result': 1, 'End': true            | States.A.Result is not implemented here
          'Type': 'Pass', 'Parameters': {}, 'End': true       | States.A.Parameters is not implemented here
          'Type': 'Pass', 'InputPath': '$', 'End': true       | States.A.InputPath is not implemented here
          'Type': 'Pass', 'QueryLanguage': 'JSONPath', 'End': true | States.A.QueryLanguage must be JSONata
          'Type': 'Pass'                                      | States.A needs either Next or "End": true
          'Type': 'Pass', 'Next': 'A', 'End': true            | States.A needs either Next or "End": true
          'Type': 'Pass', 'End': false                        | States.A.End must be true
          'Type': 'Pass', 'Next': 'B'                         | States.A goes to "B", which is not a state
          'Type': 'Pass', 'Next': 'A'                         | States has no state that ends the execution
          'Type': 'Pass', 'Next': 7                           | States.A.Next must be a string
          'Type': 'Pass', 'Output': '{% 1', 'End': true       | States.A.Output begins with {% but does not end with %}
          'Type': 'Pass', 'Output': '{% 1 + %}', 'End': true  | States.A.Output is not JSONata: Unexpected end of expression {code=S0207 position=3}
          'Type': 'Pass', 'Output': {'a': [0, '{% $eval("1") %}']}, 'End': true | States.A.Output.a[1] uses $eval, which is no function here and which no state assigns
          'Type': 'Pass', 'Output': '{% $later %}', 'End': true | States.A.Output uses $later, which is no function here and which no state assigns
          'Type': 'Pass', 'Output': '{% $states.result %}', 'End': true | States.A.Output uses $states.result, which does not exist in this place
          'Type': 'Pass', 'Output': '{% $states.errorOutput %}', 'End': true | States.A.Output uses $states.errorOutput, which does not exist in this place
          'Type': 'Pass', 'Assign': {'states': 1}, 'End': true | States.A.Assign.states is not a name that a variable may have
          'Type': 'Pass', 'Assign': {'a-b': 1}, 'End': true   | States.A.Assign.a-b is not a name that a variable may have
          'Type': 'Pass', 'Assign': '{% {"a": 1} %}', 'End': true | States.A.Assign must be an object
          'Type': 'Succeed', 'Assign': {'a': 1}               | States.A.Assign is not implemented here
          'Type': 'Succeed', 'End': true                      | States.A.End is not implemented here
          'Type': 'Fail', 'ErrorPath': '$.e'                  | States.A.ErrorPath is not implemented here
          'Type': 'Fail', 'Error': 3                          | States.A.Error must be a string
          'Type': 'Wait', 'Timestamp': '2026-11-24T00:00:00Z', 'End': true | States.A.Timestamp is not implemented here
          'Type': 'Wait', 'End': true                         | States.A needs the field Seconds
          'Type': 'Wait', 'Seconds': -1, 'End': true          | States.A.Seconds must be from 0 to 99999999; it is -1
          'Type': 'Wait', 'Seconds': 1.5, 'End': true         | States.A.Seconds must be a whole number
          'Type': 'Wait', 'Seconds': '5', 'End': true         | States.A.Seconds must be a whole number
          'Type': 'Choice', 'Choices': []                     | States.A.Choices must be an array with at least one element
          'Type': 'Choice', 'Choices': [{'Variable': '$.x', 'Next': 'A'}] | States.A.Choices[0].Variable is not implemented here
          'Type': 'Choice', 'Choices': [{'Condition': 'yes', 'Next': 'A'}] | States.A.Choices[0].Condition must be a JSONata expression, true or false
          'Type': 'Choice', 'Choices': [{'Condition': true}]  | States.A.Choices[0] needs the field Next
          'Type': 'Choice', 'Choices': [{'Condition': true, 'Next': 'B'}] | States.A goes to "B", which is not a state
          'Type': 'Choice', 'Choices': [{'Condition': true, 'Next': 'A'}], 'Default': 'C' | States.A goes to "C", which is not a state
          """)
  void refuses(String state, String problem) {
    assertThat(problems(definition("'A': {" + state + "}"))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'HeartbeatSeconds': 5                               | States.A.HeartbeatSeconds is not implemented here
          'Credentials': {}                                   | States.A.Credentials is not implemented here
          'ResultSelector': {}                                | States.A.ResultSelector is not implemented here
          'TimeoutSeconds': 0                                 | States.A.TimeoutSeconds must be from 1 to 99999999; it is 0
          'Retry': [{'MaxAttempts': 1}]                       | States.A.Retry[0] needs the field ErrorEquals
          'Retry': [{'ErrorEquals': []}]                      | States.A.Retry[0].ErrorEquals must be an array with at least one element
          'Retry': [{'ErrorEquals': ['x'], 'Next': 'A'}]      | States.A.Retry[0].Next is not implemented here
          'Retry': [{'ErrorEquals': ['x'], 'IntervalSeconds': 0}] | States.A.Retry[0].IntervalSeconds must be from 1 to 99999999; it is 0
          'Retry': [{'ErrorEquals': ['x'], 'MaxAttempts': -1}] | States.A.Retry[0].MaxAttempts must be from 0 to 99999999; it is -1
          'Retry': [{'ErrorEquals': ['x'], 'BackoffRate': 0.5}] | States.A.Retry[0].BackoffRate must be a number of at least 1.0
          'Retry': [{'ErrorEquals': ['x'], 'IntervalSeconds': 9, 'MaxDelaySeconds': 9}] | States.A.Retry[0].MaxDelaySeconds must be from 10 to 31622399; it is 9
          'Retry': [{'ErrorEquals': ['x'], 'JitterStrategy': 'HALF'}] | States.A.Retry[0].JitterStrategy must be FULL or NONE
          'Retry': [{'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['x']}] | States.A.Retry[0].ErrorEquals must name States.ALL alone, and in the last entry
          'Retry': [{'ErrorEquals': ['x', 'States.ALL']}]     | States.A.Retry[0].ErrorEquals must name States.ALL alone, and in the last entry
          'Retry': [{'ErrorEquals': ['States.TimeOut']}]      | States.A.Retry[0].ErrorEquals[0] names "States.TimeOut", which no state can be caught with
          'Catch': [{'ErrorEquals': ['States.Runtime'], 'Next': 'A'}] | States.A.Catch[0].ErrorEquals[0] names "States.Runtime", which no state can be caught with
          'Catch': [{'ErrorEquals': ['x']}]                   | States.A.Catch[0] needs the field Next
          'Catch': [{'ErrorEquals': ['x'], 'ResultPath': '$.e', 'Next': 'A'}] | States.A.Catch[0].ResultPath is not implemented here
          'Catch': [{'ErrorEquals': ['x'], 'Next': 'Z'}]      | States.A goes to "Z", which is not a state
          'Catch': [{'ErrorEquals': ['x'], 'Next': 'A', 'Output': '{% $states.result %}'}] | States.A.Catch[0].Output uses $states.result, which does not exist in this place
          """)
  void refusesOfATask(String field, String problem) {
    String state = "'A': {" + TASK + ", 'End': true, " + field + "}";

    assertThat(problems(definition(state))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'Resource': 'arn:aws:states:::lambda:invoke.waitForTaskToken', 'Arguments': {} | States.A.Resource names "arn:aws:states:::lambda:invoke.waitForTaskToken", an integration that is not implemented here
          'Resource': 'arn:aws:lambda:eu-west-1:123456789012:function:f', 'Arguments': {} | States.A.Resource names "arn:aws:lambda:eu-west-1:123456789012:function:f", an integration that is not implemented here
          'Resource': 'arn:aws:states:::lambda:invoke'        | States.A needs the field Arguments
          'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments': {} | States.A.Arguments needs the field FunctionName
          'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments': {'FunctionName': 'f', 'Qualifier': '1'} | States.A.Arguments.Qualifier is not implemented here
          'Resource': 'arn:aws:states:::sns:publish', 'Arguments': {'Message': 'm'} | States.A.Arguments needs the field TopicArn
          'Resource': 'arn:aws:states:::sns:publish', 'Arguments': {'TopicArn': 't', 'Message': 'm', 'PhoneNumber': '1'} | States.A.Arguments.PhoneNumber is not implemented here
          'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments': {'FunctionName': 'f', 'Payload': '{% $states.result %}'} | States.A.Arguments.Payload uses $states.result, which does not exist in this place
          """)
  void refusesCallsItCannotMake(String fields, String problem) {
    String state = "'A': {'Type': 'Task', 'End': true, " + fields + "}";

    assertThat(problems(definition(state))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}} | The definition needs the field QueryLanguage
          {'QueryLanguage': 'JSONPath', 'StartAt': 'A', 'States': {}} | QueryLanguage must be JSONata
          {'QueryLanguage': 'JSONata', 'States': {'A': {'Type': 'Succeed'}}} | The definition needs the field StartAt
          {'QueryLanguage': 'JSONata', 'StartAt': 'A'}        | The definition needs the field States
          {'QueryLanguage': 'JSONata', 'StartAt': 'B', 'States': {'A': {'Type': 'Succeed'}}} | StartAt names "B", which is not a state
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}, 'B': {'Type': 'Succeed'}}} | States.B cannot be reached from StartAt
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}, 'Version': '2.0'} | Version must be 1.0
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}, 'TimeoutSeconds': '9'} | TimeoutSeconds must be a whole number
          {'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}, 'Timeout': 9} | Timeout is not implemented here
          []                                                  | The definition must be an object
          """)
  void refusesDefinitions(String definition, String problem) {
    assertThat(problems(json(definition))).containsExactly(problem);
  }

  @Test
  void tellsEveryProblemAtOnce() {
    JsonNode definition =
        definition("'A': {'Type': 'Map'}, 'B': {'Type': 'Pass', 'Next': '${Nowhere}'}, 'C': {}");

    assertThatExceptionOfType(StateMachineRefusedException.class)
        .isThrownBy(() -> StateMachine.load(definition, Map.of("Else", "x")))
        .withMessage(
            """
            The state machine cannot run here:
              ${Nowhere} has no value
              States.A.Type is not implemented here
              States.C needs the field Type\
            """);
  }

  @Test
  void putsValuesForPlaceholders() {
    JsonNode definition =
        definition(
            "'A': {'Type': 'Pass', 'Output': ['${One}-${Two}', '{% \"${One}\" %}'], 'End': true}");
    StateMachine machine = StateMachine.load(definition, Map.of("One", "a$1", "Two", "b\\c"));

    ExecutionResult result =
        Machines.run(
            machine,
            "{}",
            (name, payload) -> {
              throw new AssertionError();
            });

    assertThat(result.output()).contains(json("['a$1-b\\\\c', 'a$1']"));
  }

  @Test
  void namesItsStatesInTheirOrder() {
    StateMachine machine =
        Machines.machine(
            "'B': {'Type': 'Succeed'}, 'A': {'Type': 'Pass', 'Comment': 'c', 'Next': 'B'}");

    assertThat(machine.stateNames()).containsExactly("B", "A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          $x := $states.input.a; $x                           | states                | input
          $map($l, function($v, $i) { $v + $i + $out })       | map l out             |
          $reduce($l, λ($p, $c) { $p & $c })                  | reduce l              |
          $states.input.o@$e.p#$k.($e & $k)                   | states                | input
          "$no" & '$no' & `$no`.$yes /* $no */                | yes                   |
          $match($s, /a$b/) ~> $count                         | match s count         |
          $a / $b / $c                                        | a b c                 |
          $states.context.Execution.Id & $states . errorOutput | states               | context errorOutput
          $名前 & "\\"$no"                                     | 名前                  |
          """)
  void findsTheNamesInAnExpression(String expression, String free, @Nullable String members) {
    String code = expression.contains(";") ? "(" + expression + ")" : expression;

    ExpressionNames names = ExpressionNames.in(code);

    assertThat(names.free()).containsExactlyInAnyOrder(words(free));
    assertThat(names.statesMembers()).containsExactlyInAnyOrder(words(members));
  }

  private static String[] words(@Nullable String text) {
    return text == null ? new String[0] : text.split(" ", -1);
  }

  private static List<String> problems(JsonNode definition) {
    try {
      StateMachine.load(definition, Map.of());
      return List.of();
    } catch (StateMachineRefusedException e) {
      return e.problems();
    }
  }
}
