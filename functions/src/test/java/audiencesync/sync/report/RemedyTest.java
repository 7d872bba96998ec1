package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audiencesync.sync.NoInputException | The export has not come, or came under another prefix",
        "audiencesync.sync.guard.GuardException | The export is empty, cut short, old, or the audience really changed much",
        "Sandbox.Timedout | PrepareAudience needed more than 15 minutes: too much data for its memory. Elsewhere: LINE or S3 hung",
        "States.Timeout | PrepareAudience needed more than 15 minutes: too much data for its memory. Elsewhere: LINE or S3 hung",
        "java.lang.OutOfMemoryError | The function ran out of memory or its process died",
        "java.lang.NoClassDefFoundError | A function could not even start: a variable is missing, or template and code are of different versions",
        "Aborted | Somebody stopped the execution: in the console, by stop-execution, or Ctrl-C on this machine",
        "com.example.NewException | Not in our list of errors",
        "'' | Not in our list of errors"
      })
  void knowsTheLikeliestCause(String error, String cause) {
    Remedy remedy = Remedy.of(new RunError(error, "message"));

    assertThat(Language.EN.say(remedy.cause())).isEqualTo(cause);
    assertThat(Language.JA.say(remedy.cause())).matches(".*[ぁ-ん].*");
    assertThat(Language.JA.say(remedy.next())).matches(".*[ぁ-ん].*");
  }
}
