package audiencesync.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The template, the state machine and the code agree. */
class ContractTest {
  private static final Shipped SHIPPED = Shipped.read();

  @ParameterizedTest
  @EnumSource
  void holds(Contract check) {
    assertThat(check.findings(SHIPPED)).isEmpty();
  }

  @Test
  void readsTheShortFormsOfFunctions() {
    JsonNode read =
        CloudFormationYaml.parse(
            """
            a: !Ref B
            b: !GetAtt C.D.E
            c: !If [Yes, !Sub "${F}/*", !Ref AWS::NoValue]
            d: {e: 1, f: true, g: "1", h: 1.2}
            """);
    assertThat(read)
        .isEqualTo(
            Shipped.parse(
                """
                {"a": {"Ref": "B"}, "b": {"Fn::GetAtt": ["C", "D.E"]},
                 "c": {"Fn::If": ["Yes", {"Fn::Sub": "${F}/*"}, {"Ref": "AWS::NoValue"}]},
                 "d": {"e": 1, "f": true, "g": "1", "h": 1.2}}
                """));
  }

  @Test
  void evaluatesConditionsWithTheParametersGiven() {
    JsonNode rules =
        SHIPPED.template().properties("Bucket").path("LifecycleConfiguration").path("Rules");
    assertThat(new Evaluation(SHIPPED.template(), "stack", Map.of()).value(rules)).hasSize(2);
    assertThat(
            new Evaluation(SHIPPED.template(), "stack", Map.of("InputRetentionDays", "7"))
                .value(rules)
                .path(1)
                .path("ExpirationInDays")
                .asText())
        .isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron(0 10 * * ? *)           | true
          cron(0/5 8-17 ? * MON-FRI *) | true
          cron(0 9 L * ? *)            | true
          rate(1 hour)                 | true
          rate(12 hours)               | true
          rate(1 hours)                | false
          cron(0 24 * * ? *)           | false
          cron(60 1 * * ? *)           | false
          cron(0 10 * * * *)           | false
          cron(0 10 ? * ? *)           | false
          cron(0 10 * * ?)             | false
          cron(0 10 0 * ? *)           | false
          """)
  void knowsExpressionsOfTheScheduler(String expression, boolean valid) {
    assertThat(CronExpression.isValid(expression)).isEqualTo(valid);
  }
}
