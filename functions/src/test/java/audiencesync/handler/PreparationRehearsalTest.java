package audiencesync.handler;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.PrepareAudience.Output;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rehearsal is worth nothing unless it does what a run does. */
class PreparationRehearsalTest {
  /**
   * Of 25,000 members, 2,499 twice and one 8,333 times; of 50,000 people, 100 twice and one 5,000
   * times; and 50 broken ones.
   */
  private static final int ROWS = 24_999 + 2_499 + 8_333 + 49_999 + 100 + 5_000 + 50;

  @ParameterizedTest
  @EnumSource
  void goesThroughTheWholeStep(RehearsalExports exports) {
    Map<String, byte[]> inputs = exports.inputs(RehearsalExports.MANY_PEOPLE);
    Output emails = PreparationRehearsal.prepare("EMAIL", inputs);
    Output phones = PreparationRehearsal.prepare("PHONE", inputs);

    // Of 50 members, one has no id, three no address, three none that can be one, one everybody's.
    assertThat(emails).isEqualTo(new Output(ROWS, 21_001, 1));
    assertThat(phones.rows()).isEqualTo(ROWS);
    assertThat(phones.identifiers()).isBetween(18_500L, 19_499L);
  }
}
