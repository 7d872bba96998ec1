package audiencesync.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may read which secret, and that nothing in the template shows what a function holds. */
class SecretAccessTest {
  private static final Shipped SHIPPED = Shipped.read();
  private static final String READ = "secretsmanager:GetSecretValue";

  /** Of any other secret, Secrets Manager refuses to tell, whatever a connector names. */
  @Test
  void functionsReadTheSecretsOfTheAllowListAlone() {
    Template template = SHIPPED.template();
    Set<String> readers = new TreeSet<>();
    for (String role : template.ofType("AWS::IAM::Role").keySet()) {
      for (Statement statement : template.statements(role)) {
        if (!statement.allows(READ)) {
          continue;
        }
        readers.add(role);
        assertThat(statement.actions()).as(role).containsExactly(READ);
        assertThat(statement.resources())
            .as(role)
            .extracting(JsonNode::toString)
            .isSubsetOf("{\"Ref\":\"AdsApiSecret\"}", "{\"Ref\":\"FurtherSettingArns\"}");
      }
    }
    assertThat(readers)
        .containsExactly(
            "CheckAudienceFunctionRole",
            "CheckUploadJobFunctionRole",
            "PlanSyncFunctionRole",
            "UploadChunkFunctionRole");
  }

  /** The list takes whole names of secrets: a wildcard in it would be another team's, too. */
  @Test
  void theAllowListTakesNoWildcard() {
    String pattern =
        SHIPPED.template().parameters().get("FurtherSettingArns").path("AllowedPattern").asText();
    String arn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:";
    assertThat("").matches(pattern);
    assertThat(arn + "line-ads/main-AbCdEf").matches(pattern);
    assertThat(arn + "line-ads/main-??????").matches(pattern);
    for (String wide : List.of("*", "line-ads/*", "l?ne-AbCdEf", "line-ads/main-???????")) {
      assertThat(arn + wide).as(wide).doesNotMatch(pattern);
    }
  }

  /** An option of the JVM could write its memory to a file, or trust somebody else. */
  @Test
  void nothingIsTrustedOrDumpedByAnOption() throws IOException {
    for (String file : List.of("../template.yaml", "../../statemachine.json")) {
      assertThat(Files.readString(Path.of(file)))
          .doesNotContainIgnoringCase("HeapDump")
          .doesNotContainIgnoringCase("OnOutOfMemoryError")
          .doesNotContainIgnoringCase("trustStore")
          .doesNotContainIgnoringCase("javax.net");
    }
    assertThat(SHIPPED.template().functions()).hasSize(10);
    SHIPPED
        .template()
        .functions()
        .forEach(
            (id, function) ->
                assertThat(
                        function
                            .path("Environment")
                            .path("Variables")
                            .path("JAVA_TOOL_OPTIONS")
                            .asText(""))
                    .as(id)
                    .isIn("", FunctionChecks.JIT));
  }
}
