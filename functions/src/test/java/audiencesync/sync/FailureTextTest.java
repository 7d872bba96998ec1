package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void takesTheMessageOfAFunctionsFailure() {
    String cause = "{\"errorMessage\":\"no file\",\"errorType\":\"x.Y\",\"stackTrace\":[]}";
    assertThat(FailureText.message("x.Y", cause)).isEqualTo("no file");
  }

  @Test
  void takesAPlainTextAsItIs() {
    assertThat(FailureText.message("Lambda.Unknown", "Runtime exited")).isEqualTo("Runtime exited");
  }

  @Test
  void saysTheNameWhenThereIsNothingElse() {
    assertThat(FailureText.message("States.Timeout", null))
        .isEqualTo("The step failed with States.Timeout.");
    assertThat(FailureText.message("States.Timeout", "{\"errorMessage\":\"\"}"))
        .isEqualTo("The step failed with States.Timeout.");
  }

  @Test
  void cutsWhatIsTooLong() {
    assertThat(FailureText.message("x.Y", "a".repeat(3_000))).isEqualTo("a".repeat(2_000) + "…");
  }
}
