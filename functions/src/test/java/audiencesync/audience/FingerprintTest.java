package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private final Fingerprint fingerprint = Fingerprint.random();

  @Test
  void dependsOnTheBytesOfTheSliceOnly() {
    Random random = new Random(127);
    for (int length = 1; length < 40; length++) {
      byte[] id = new byte[length];
      random.nextBytes(id);
      byte[] text = new byte[length + 20];
      random.nextBytes(text);
      System.arraycopy(id, 0, text, 9, length);

      assertThat(fingerprint.first(text, 9, 9 + length))
          .isEqualTo(fingerprint.first(id, 0, length));
      assertThat(fingerprint.second(text, 9, 9 + length))
          .isEqualTo(fingerprint.second(id, 0, length));
    }
  }

  @Test
  void changesWithEveryBitOfEveryLength() {
    for (int length = 1; length < 40; length++) {
      byte[] id = new byte[length];
      Set<Long> seen = new HashSet<>();
      seen.add(fingerprint.first(id, 0, length));
      for (int bit = 0; bit < 8 * length; bit++) {
        id[bit / 8] ^= (byte) (1 << bit % 8);
        seen.add(fingerprint.first(id, 0, length));
        id[bit / 8] ^= (byte) (1 << bit % 8);
      }

      assertThat(seen).hasSize(8 * length + 1);
    }
  }

  @Test
  void tellsLengthsApart() {
    byte[] zeroes = new byte[64];
    Set<Long> first = new HashSet<>();
    Set<Long> second = new HashSet<>();
    for (int length = 1; length <= zeroes.length; length++) {
      first.add(fingerprint.first(zeroes, 0, length));
      second.add(fingerprint.second(zeroes, 0, length));
    }

    assertThat(first).hasSize(64);
    assertThat(second).hasSize(64);
  }

  @Test
  void spreadsRunningNumbersEvenly() {
    int[] sizes = new int[PartitionedRecords.PARTITIONS];
    for (int i = 0; i < 256_000; i++) {
      byte[] id = ("user-" + i).getBytes(US_ASCII);
      sizes[PartitionedRecords.partitionOf(fingerprint.first(id, 0, id.length))]++;
    }

    assertThat(Arrays.stream(sizes).min().orElseThrow()).isGreaterThan(800);
    assertThat(Arrays.stream(sizes).max().orElseThrow()).isLessThan(1_200);
  }

  @Test
  void drawsItsSecretsAnew() {
    byte[] id = "user-1".getBytes(US_ASCII);
    Fingerprint other = Fingerprint.random();

    assertThat(other.first(id, 0, 6)).isNotEqualTo(fingerprint.first(id, 0, 6));
    assertThat(other.second(id, 0, 6)).isNotEqualTo(fingerprint.second(id, 0, 6));
    assertThat(fingerprint.second(id, 0, 6)).isNotEqualTo(fingerprint.first(id, 0, 6));
  }

  @Test
  void leavesTheLowestBitOfBothWordsFree() {
    for (byte i = 0; i < 64; i++) {
      byte[] id = {i};
      assertThat(fingerprint.first(id, 0, 1) & Fingerprint.FREE_BIT).isZero();
      assertThat(fingerprint.second(id, 0, 1) & Fingerprint.FREE_BIT).isZero();
    }
  }
}
