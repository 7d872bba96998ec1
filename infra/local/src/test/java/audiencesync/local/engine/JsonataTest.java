package audiencesync.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions give, against jsonata.org and AWS's guide "Transforming data with JSONata". */
class JsonataTest {
  private static final String INPUT =
      "{'n': 3, 'text': 'あ', 'nothing': null, 'list': [5, 7, 9], 'one': [4],"
          + " 'nested': {'deep': {'x': 1.5}}, 'flag': false, 'big': 9007199254740993}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          $states.input.n + 1                                  | 4
          $states.input.n / 2                                  | 1.5
          $states.input.n * 2.0                                | 6
          $states.input.text & "い"                            | "あい"
          $states.input.nothing                                | null
          $states.input.nothing = null                         | true
          $type($states.input.nothing)                         | "null"
          $exists($states.input.nothing)                       | true
          $exists($states.input.missing)                       | false
          {"a": $states.input.nothing}                         | {"a":null}
          {"a": $states.input.missing, "b": 2}                 | {"b":2}
          [$states.input.nothing, $states.input.n]             | [null,3]
          $states.input.list[1]                                | 7
          $states.input.list[$ > 5]                            | [7,9]
          $states.input.list[$ > 7]                            | 9
          [$states.input.list[$ > 7]]                          | [9]
          $states.input.list.($ * 2)                           | [10,14,18]
          $states.input.one                                    | [4]
          $count($states.input.list)                           | 3
          $sum($states.input.list)                             | 21
          $states.input.nested.deep.x                          | 1.5
          $merge([$states.input.nested.deep, {"y": 2}])        | {"x":1.5,"y":2}
          $states.input.flag ? 1 : 2                           | 2
          ($k := $states.input.n; $k * $k)                     | 9
          $map($states.input.list, function($v, $i) { $v + $i }) | [5,8,11]
          $states.input.big                                    | 9007199254740993
          $string($states.input.nested)                        | "{\\"deep\\":{\\"x\\":1.5}}"
          $string($states.input.nothing)                       | "null"
          $number("12")                                        | 12
          []                                                   | []
          $now()                                               | "2026-11-24T01:02:03.004Z"
          $now("[Y0001]-[M01]-[D01]", "+0900")                 | "2026-11-24"
          $millis()                                            | 1795482123004
          $toMillis("2026-11-24T01:02:03.004Z")                | 1795482123004
          $partition([1,2,3,4,5], 2)                           | [[1,2],[3,4],[5]]
          $partition([], 2)                                    | []
          $range(0, 10, 2)                                     | [0,2,4,6,8,10]
          $range(3, 1, -1)                                     | [3,2,1]
          $range(1, 0, 1)                                      | []
          $hash("あ", "SHA-256")                               | "dc5a4d3d82f7e15792959dc661538ae0e541ce66494516f5c9cfd9cd3308494d"
          $hash("abc", "MD5")                                  | "900150983cd24fb0d6963f7d28e17f72"
          $hash("abc", "SHA-1")                                | "a9993e364706816aba3e25717850c26c9cd0d89d"
          $parse('{"a": [1, null]}')                           | {"a":[1,null]}
          $parse('{"a": [1, null]}').a[0]                      | 1
          $random(7) = $random(7)                              | true
          $length($uuid())                                     | 36
          $states.context.Execution.Input.n                    | 3
          """)
  void gives(String expression, String expected) {
    String escaped = expression.replace("\\", "\\\\").replace("\"", "\\\"");
    ExecutionResult result =
        Machines.run(
            "\"A\": {\"Type\": \"Pass\", \"Output\": \"{% " + escaped + " %}\", \"End\": true}",
            INPUT);

    assertThat(result.cause()).isEmpty();
    assertThat(result.output()).hasToString("Optional[" + expected + "]");
  }
}
