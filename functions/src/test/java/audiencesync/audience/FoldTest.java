package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldTest {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

  @ParameterizedTest
  @CsvSource({
    "0, 5, 0",
    "1, -1, 0",
    "-1, -1, -2",
    "-1, 2, 1",
    "2, -1, 1",
    "-9223372036854775808, 2, 1",
    "-9223372036854775808, -9223372036854775808, 4611686018427387904",
    "9223372036854775807, 9223372036854775807, 4611686018427387903"
  })
  void takesTheHighHalfOfAnUnsignedProduct(long a, long b, long high) {
    assertThat(Fold.unsignedMultiplyHigh(a, b)).isEqualTo(high);
  }

  @Test
  void multipliesAsExactArithmeticDoes() {
    Random random = new Random(128);
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> random.nextInt(64);
      BigInteger product = unsigned(a).multiply(unsigned(b));

      assertThat(Fold.fold(a, b)).isEqualTo(product.longValue() ^ product.divide(WORD).longValue());
    }
  }

  private static BigInteger unsigned(long word) {
    return new BigInteger(Long.toUnsignedString(word));
  }
}
