package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Outcome.Judge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HashNormaliserTest {
  private static final String HASH =
      "0ad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0b";

  private final Judge judge = new Judge(Rules.HASHED_EMAIL);

  @ParameterizedTest
  @CsvSource({
    HASH,
    "0AD07193350775C6D4377F8B039D32877E66C69A454ED886B05279771C0FCA0B",
    "0Ad07193350775c6D4377f8b039d32877e66c69A454eD886b05279771c0fCa0B",
    "{20}" + HASH + "{0D}{0A}",
    "{3000}{FEFF}" + HASH + "{200B}{A0}"
  })
  void sendsHashesInLowerCase(String raw) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.asIs(HASH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{3000}", "null", "NaN", "None", "n/A", "-", "Unknown "})
  void countsPlaceholdersAsMissing(String raw) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.rejected(Verdict.MISSING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "taro@example.com",
        "0ad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0",
        HASH + "0",
        "0x" + HASH,
        "gad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0b",
        "0ad07193350775c6d4377f8b039d3287 e66c69a454ed886b05279771c0fca0b",
        "０ad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0b",
        "d41d8cd98f00b204e9800998ecf8427e",
        "太郎"
      })
  void dropsWhatIsNoSha256(String raw) {
    assertThat(judge.of(raw)).isEqualTo(Outcome.rejected(Verdict.NOT_HASHED));
  }
}
