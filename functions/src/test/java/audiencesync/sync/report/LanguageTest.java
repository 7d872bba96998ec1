package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.audience.RejectionReason;
import audiencesync.audience.RowFault;
import audiencesync.lineads.AudienceStatus;
import audiencesync.lineads.JobStatus;
import audiencesync.lineads.UploadAction;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {
  private static final Pattern SENTENCES =
      Pattern.compile(
          "remedy\\..*\\.(cause|next)|(verdict|remark)\\..*|.*\\.meaning"
              + "|preview\\.(verdict|refused|next|noSuccess)|(error|guards|sample|connectors)\\.text");

  private static final Pattern POLITE = Pattern.compile(".*(です|ます|ました|でした|ません|ませんでした|ください)");

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

  /** People are addressed in one tone, whatever has happened. */
  @Test
  void speaksJapanesePolitely() {
    assertThat(Language.JA.keys())
        .filteredOn(key -> SENTENCES.matcher(key).matches())
        .hasSizeGreaterThan(100)
        .allSatisfy(key -> assertThat(sentences(key)).allMatch(POLITE.asMatchPredicate(), key));
  }

  private static List<String> sentences(String key) {
    List<Object> nothing = Collections.nCopies(9, "");
    String said = Language.JA.say(new Phrase(key, nothing));
    return Stream.of(said.replaceAll("（[^（）]*）", "").split("。", -1))
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
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
