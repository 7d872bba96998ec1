package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Outcome.Judge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IfaNormaliserTest {
  private final Judge judge = new Judge(Rules.IFA);

  @ParameterizedTest
  @CsvSource({
    "cdda802e-fb9c-47ad-9866-0794d394c912, cdda802e-fb9c-47ad-9866-0794d394c912",
    "EA7583CD-A667-48BC-B806-42ECB2B48606, EA7583CD-A667-48BC-B806-42ECB2B48606",
    "Ea7583cD-a667-48bC-B806-42ecb2B4860F, Ea7583cD-a667-48bC-B806-42ecb2B4860F",
    "abcdefAB-CDEF-0123-4567-89aAbBcCdDeE, abcdefAB-CDEF-0123-4567-89aAbBcCdDeE",
    "00000000-0000-0000-0000-000000000001, 00000000-0000-0000-0000-000000000001",
    "10000000-0000-0000-0000-000000000000, 10000000-0000-0000-0000-000000000000",
    "{20}EA7583CD-A667-48BC-B806-42ECB2B48606{0D}, EA7583CD-A667-48BC-B806-42ECB2B48606",
    "{FEFF}EA7583CD-A667-48BC-B806-42ECB2B48606{3000}, EA7583CD-A667-48BC-B806-42ECB2B48606"
  })
  void sendsAnIdAsItIsWritten(String raw, String sent) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.asIs(sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{3000}",
        "null",
        "NONE",
        "n/a",
        "-",
        "00000000-0000-0000-0000-000000000000"
      })
  void countsPlaceholdersAndZeroesAsMissing(String raw) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.rejected(Verdict.MISSING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cdda802efb9c47ad98660794d394c912",
        "{cdda802e-fb9c-47ad-9866-0794d394c912}",
        "cdda802e-fb9c-47ad-9866-0794d394c91",
        "cdda802e-fb9c-47ad-9866-0794d394c9123",
        "cdda802ef-b9c-47ad-9866-0794d394c912",
        "cdda802e-fb9c4-7ad-9866-0794d394c912",
        "cdda802e-fb9c-47ad9-866-0794d394c912",
        "cdda802e-fb9c-47ad-98660-794d394c912",
        "cdda802e_fb9c_47ad_9866_0794d394c912",
        "gdda802e-fb9c-47ad-9866-0794d394c912",
        "cdda802e-fb9c-47ad-9866-0794d394c91g",
        "ｃdda802e-fb9c-47ad-9866-0794d394c912",
        "taro@example.com"
      })
  void dropsWhatIsNoUuid(String raw) {
    assertThat(judge.of(raw)).isEqualTo(Outcome.rejected(Verdict.INVALID_IFA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0ad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0b"})
  void tellsAHashFromAnId(String raw) {
    assertThat(judge.of(raw)).isEqualTo(Outcome.rejected(Verdict.ALREADY_HASHED));
  }
}
