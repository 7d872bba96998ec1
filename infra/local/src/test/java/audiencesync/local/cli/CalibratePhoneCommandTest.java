package audiencesync.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.PhoneFormat;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.local.line.LineSimulator;
import audiencesync.local.line.LineSimulatorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalibratePhoneCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeNumbers() throws IOException {
    Stream<String> numbers =
        IntStream.range(0, 120).mapToObj(i -> String.format("090-1234-%04d", i));
    Files.write(
        folder.resolve("numbers.txt"),
        Stream.concat(numbers, Stream.of("", "０９０１２３４００００", "no number")).toList());
  }

  @Test
  void saysWhichFormWasTakenAndWritesNoNumber() throws IOException {
    Recording recording = Recording.of("");
    assertThat(recording.run("calibrate-phone", numbers())).as(recording.err()).isZero();
    assertThat(recording.outLines())
        .contains(
            "This was the simulator, which plays E164_DIGITS; it says nothing about LINE.",
            "LINE took E164_DIGITS: set identifier.phoneFormat to it.")
        .anyMatch(line -> line.startsWith("120 different numbers, 1 lines that are none."));
    assertThat(recording.out() + recording.err()).doesNotContain("1234-", "09012340000");
  }

  @Test
  void sendsNothingToLineUntilItIsTold() throws IOException {
    Files.writeString(
        folder.resolve("secrets.json"),
        """
        {"line-ads/main": {"name": "main", "adAccountId": "A1000000001",
                           "accessKey": "access", "secretKey": "secret"}}
        """);
    LineAdsKeys keys = new LineAdsKeys("A1000000001", "access", "secret");
    try (LineSimulator line = LineSimulator.start(LineSimulatorConfig.of(keys))) {
      Recording asked = Recording.of("");
      assertThat(asked.run(arguments(line))).isZero();
      assertThat(asked.out()).contains("Nothing was sent. Run it again with --send");
      assertThat(line.journal()).isEmpty();

      Recording sent = Recording.of("");
      String[] more =
          Stream.concat(Stream.of(arguments(line)), Stream.of("--send")).toArray(String[]::new);
      assertThat(sent.run(more)).as(sent.err()).isEqualTo(1);
      assertThat(sent.out()).contains("The processed counts do not settle it");
      assertThat(line.audienceCount("A1000000001")).isEqualTo(3);
    }
  }

  @Test
  void keepsHashesAlone() throws IOException {
    PhoneForms forms =
        PhoneForms.of(List.of("090-1234-5678", "03 1234 5678", "+1 202 555 0100"), "JP");

    assertThat(forms.size()).isEqualTo(2);
    assertThat(forms.unusable()).isEqualTo(1);
    // docs/interpretation.md
    assertThat(forms.hashes(PhoneFormat.NATIONAL))
        .contains("9876ccefa1e426aad25916a9cec49e9598bffcd5434d356c7d0c3cd3f0142baa");
    assertThat(forms.hashes(PhoneFormat.E164_DIGITS))
        .contains("0ad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0b");
    assertThat(forms.hashes(PhoneFormat.E164_PLUS))
        .contains("3d06a39d40790f11761295e053029378ae28c4b4f6f301693005e079f3d4ca64");
  }

  @Test
  void asksForEnoughNumbers() throws IOException {
    Files.write(folder.resolve("numbers.txt"), List.of("090-1234-5678"));
    Recording recording = Recording.of("");
    assertThat(recording.run("calibrate-phone", numbers())).isEqualTo(2);
    assertThat(recording.err())
        .isEqualTo(
            "sync calibrate-phone: NUMBERS.txt has 1 different numbers of JP and 0 other lines; give"
                + " 100 or more, of people who are certainly LINE users.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --line-ads-url | api.example.com | --line-ads-url is not a URL; write LINE's base such as http://127.0.0.1:8085/api.
          --wait-scale   | -1              | --wait-scale is -1.0; write 0 (no waits), 1 (real waits) or a number between.
          """)
  void refusesWhatOtherCommandsRefuse(String option, String value, String message) {
    Recording recording = Recording.of("");
    assertThat(recording.run("calibrate-phone", numbers(), option, value)).isEqualTo(2);
    assertThat(recording.err()).isEqualTo("sync calibrate-phone: " + message + "\n");
    assertThat(recording.out()).isEmpty();
  }

  @Test
  void settlesOnlyWhatStandsOut() {
    assertThat(taken(980L, 20L, 10L)).contains(PhoneFormat.E164_DIGITS);
    assertThat(taken(20L, 980L, 10L)).contains(PhoneFormat.NATIONAL);
    assertThat(taken(980L, 500L, 10L)).isEmpty();
    assertThat(taken(90L, 2L, 1L)).isEmpty();
    assertThat(taken(980L, 980L, 980L)).isEmpty();
  }

  private static Optional<PhoneFormat> taken(long digits, long national, long plus) {
    return FormResult.taken(
        List.of(
            new FormResult(PhoneFormat.E164_DIGITS, "1", 1_000, Optional.of(digits), "-"),
            new FormResult(PhoneFormat.NATIONAL, "2", 1_000, Optional.of(national), "-"),
            new FormResult(PhoneFormat.E164_PLUS, "3", 1_000, Optional.of(plus), "-")));
  }

  private String numbers() {
    return folder.resolve("numbers.txt").toString();
  }

  private String[] arguments(LineSimulator line) {
    return new String[] {
      "calibrate-phone",
      numbers(),
      "--secrets",
      "" + folder.resolve("secrets.json"),
      "--line-ads-url",
      "" + line.baseUrl(),
      "--wait-scale",
      "0"
    };
  }
}
