package audiencesync.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.template.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} tells of what is deployed, and of nothing else. */
class OperationsTest {
  private static final Pattern ALARMS = Pattern.compile("(?ms)^## Alarms$(.*?)^## ");
  private static final Pattern SECTION = Pattern.compile("(?m)^### (\\S+)$\\s+(?!#)\\S");

  @Test
  void hasASectionForEachAlarmAndForNothingElse() throws IOException {
    String page = Files.readString(Shipped.file("docs/operations.md"));
    String alarms = ALARMS.matcher(page).results().findFirst().orElseThrow().group(1);
    Set<String> sections = new TreeSet<>();
    SECTION
        .matcher(alarms)
        .results()
        .forEach(
            section -> assertThat(sections.add(section.group(1))).as(section.group()).isTrue());

    assertThat(sections).isEqualTo(alarmNames());
  }

  /** Without the stack's name, which comes before each. */
  private static Set<String> alarmNames() {
    Set<String> names = new TreeSet<>();
    Shipped.read()
        .template()
        .ofType("AWS::CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              String name = alarm.path("AlarmName").path("Fn::Sub").asText();
              assertThat(name).startsWith("${AWS::StackName}-");
              names.add(name.substring("${AWS::StackName}-".length()));
            });
    return names;
  }
}
