package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.export.InflateTest.Content;
import audiencesync.export.Inflated.End;
import audiencesync.export.codec.Inflate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deflated data, damaged or cut off anywhere: what the JDK refuses is refused, nothing else. */
@Tag("fault")
final class InflateDamageTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 400);

  private static final List<Content> CONTENTS = List.of(Content.values());

  private final Inflate inflate = new Inflate();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6})
  void judgesDamagedBitsAsTheJdkDoes(int level) {
    for (int size : new int[] {1, 60, 400}) {
      byte[] bytes = Content.ROWS.bytes(size, new Random(SEED));
      byte[] deflated = InflateTest.deflated(bytes, level, Deflater.DEFAULT_STRATEGY);
      for (int bit = 0; bit < Byte.SIZE * deflated.length; bit++) {
        byte[] damaged = deflated.clone();
        damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        assertSame(damaged, "bit %d of %d bytes".formatted(bit, deflated.length));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6})
  void judgesMissingBytesAsTheJdkDoes(int level) {
    byte[] bytes = Content.ROWS.bytes(1_500, new Random(SEED));
    byte[] deflated = InflateTest.deflated(bytes, level, Deflater.DEFAULT_STRATEGY);
    for (int length = 0; length < deflated.length; length++) {
      assertSame(Arrays.copyOf(deflated, length), "%d bytes".formatted(length));
    }
  }

  @Test
  void judgesDamageOfLargerStreamsAsTheJdkDoes() {
    Random random = new Random(SEED);
    Set<End> ends = EnumSet.noneOf(End.class);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes =
          CONTENTS.get(random.nextInt(CONTENTS.size())).bytes(random.nextInt(30_000), random);
      byte[] damaged = InflateTest.deflated(bytes, random.nextInt(10), Deflater.DEFAULT_STRATEGY);
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
      ends.add(assertSame(Arrays.copyOf(damaged, length), round + " of seed " + SEED));
    }
    assertThat(ends).containsExactlyInAnyOrder(End.values());
  }

  @Test
  void judgesNoiseAsTheJdkDoes() {
    Random random = new Random(SEED);
    for (int round = 0; round < 10 * ROUNDS; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (noise.length > 0 && round % 2 == 0) {
        noise[0] = (byte) ((noise[0] & 0xF8) | 4);
      }
      assertSame(noise, "round %d of seed %d".formatted(round, SEED));
    }
  }

  private End assertSame(byte[] deflated, String what) {
    Inflated expected = Inflated.byReference(deflated);
    Inflated.byOurs(inflate, deflated, 1 << 16, 1 << 13).assertSame(expected, what);
    Inflated.byOurs(inflate, deflated, 11, 1 << 10).assertSame(expected, what);
    return expected.end();
  }
}
