package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.audience.RejectionReason;
import audiencesync.audience.RowFault;
import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.UploadAction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {
  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(Language.JA.keys()).containsExactlyInAnyOrderElementsOf(Language.EN.keys());
  }

  /** What no fixture may happen to show. */
  static Stream<String> keysByConstant() {
    return Stream.of(
            keys("status.", Arrays.stream(RunStatus.values()).map(Enum::name)),
            keys("audience.status.", Arrays.stream(AudienceStatus.values()).map(Enum::name)),
            keys("job.", Arrays.stream(JobStatus.values()).map(Enum::name)),
            keys("action.", Arrays.stream(UploadAction.values()).map(Enum::name)),
            reasons(Arrays.stream(RejectionReason.values()).map(RejectionReason::label)),
            reasons(Arrays.stream(RowFault.values()).map(RowFault::label)))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("keysByConstant")
  void hasWordsForEveryConstant(String key) {
    assertThat(Language.EN.keys()).contains(key);
  }

  @Test
  void putsArgumentsInTheirPlaces() {
    Phrase phrase = Phrase.of("remark.processed", 1_234_567, 2_000_000, 765_433);

    assertThat(Language.EN.say(phrase))
        .isEqualTo(
            "LINE processed 1,234,567 of 2,000,000 lines. It does not say what is wrong with the"
                + " other 765,433.");
    assertThat(Language.JA.say(phrase))
        .isEqualTo(
            "送信した 2,000,000 行のうち、LINE が処理したのは 1,234,567 行です。残り 765,433 行の理由は LINE から示されません。");
  }

  @Test
  void takesNothingInAnArgumentForAPlace() {
    assertThat(Language.EN.say(Phrase.of("note", "{1}", "$1 {0} \\"))).isEqualTo("$1 {0} \\");
  }

  @Test
  void namesAPhraseThatIsNotThere() {
    assertThatThrownBy(() -> Language.JA.say(Phrase.of("no.such")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ja.properties has no no.such");
  }

  private static List<String> keys(String prefix, Stream<String> names) {
    return names.map(prefix::concat).toList();
  }

  private static List<String> reasons(Stream<String> labels) {
    return labels
        .flatMap(label -> Stream.of("reason." + label, "reason." + label + ".meaning"))
        .toList();
  }
}
