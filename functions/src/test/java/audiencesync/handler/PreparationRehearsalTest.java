package audiencesync.handler;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.PrepareAudience.Output;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rehearsal is worth nothing unless it does what a run does. */
class PreparationRehearsalTest {
  private static final int ROWS = RehearsalExports.PEOPLE + RehearsalExports.PEOPLE / 2;

  @ParameterizedTest
  @EnumSource
  void goesThroughTheWholeStep(RehearsalExports exports) {
    Map<String, byte[]> inputs = exports.inputs();
    Output emails = PreparationRehearsal.prepare("EMAIL", inputs);
    Output phones = PreparationRehearsal.prepare("PHONE", inputs);

    // Of the 25,000 members, one in 50 has no address, one in 50 none that can be one.
    assertThat(emails).isEqualTo(new Output(ROWS, 24_000, 1));
    assertThat(phones.rows()).isEqualTo(ROWS);
    assertThat(phones.identifiers()).isBetween(23_000L, 23_999L);
  }
}
