package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "999|999", "1000|1,000", "1234567|1,234,567", "12.5|12.5", "-4100|-4,100"})
  void groupsDigitsByThree(BigDecimal number, String text) {
    assertThat(Figures.grouped(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "5, 0, 0",
    "0, 7, 0",
    "1, 3, 33.3",
    "2, 3, 66.7",
    "3, 10000, 0.03",
    "4, 10001, 0.04",
    "1, 1000, 0.1",
    "9, 9, 100.0",
    "30, 20, 150.0"
  })
  void roundsSharesButNeverToNothing(long part, long whole, BigDecimal percent) {
    assertThat(Figures.percent(part, whole)).isEqualByComparingTo(percent);
  }
}
