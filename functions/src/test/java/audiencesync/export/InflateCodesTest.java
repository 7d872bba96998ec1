package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.export.Inflated.End;
import audiencesync.export.codec.Inflate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Codes that hardly any writer makes: of all symbols, and of up to 15 bits. */
final class InflateCodesTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 400);

  @Test
  void knowsEveryLengthAndDistance() {
    DeflatedBits stream = new DeflatedBits().header(false, 0).aligned().number(32_768, 16);
    byte[] noise = new byte[32_768];
    new Random(SEED).nextBytes(noise);
    stream.number(32_767, 16).raw(noise).header(true, 1);
    for (int extra : new int[] {0, -1}) {
      for (int i = 257; i <= 285; i++) {
        int lengthBits = i < 265 || i == 285 ? 0 : (i - 261) / 4;
        stream.fixed(i).number(extra, lengthBits).code(i % 30, 5);
        stream.number(extra, Math.max(i % 30 / 2 - 1, 0));
      }
      for (int i = 0; i < 30; i++) {
        stream.fixed(257 + i % 8).code(i, 5).number(extra, Math.max(i / 2 - 1, 0));
      }
    }
    byte[] deflated = stream.fixed(256).number(0, 30).bytes();
    Inflated expected = Inflated.byReference(deflated);
    assertThat(expected.end()).isEqualTo(End.FINISHED);
    Inflated.byOurs(deflated).assertSame(expected, "all symbols");
    Inflated.byOurs(new Inflate(), deflated, 3, 5).assertSame(expected, "all symbols");
  }

  @Test
  void decodesRandomCodesOfUpTo15Bits() {
    Random random = new Random(SEED);
    int finished = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] deflated = randomBlocks(random).bytes();
      Inflated expected = Inflated.byReference(deflated);
      finished += expected.end() == End.FINISHED ? 1 : 0;
      String what = "round %d of seed %d".formatted(round, SEED);
      Inflated.byOurs(deflated).assertSame(expected, what);
      Inflated.byOurs(new Inflate(), deflated, 1 + random.nextInt(40), 7)
          .assertSame(expected, what);
    }
    assertThat(finished).isGreaterThan(ROUNDS / 2);
  }

  /** Now and then a distance is before the begin. */
  private static DeflatedBits randomBlocks(Random random) {
    DeflatedBits stream = new DeflatedBits();
    int blocks = 1 + random.nextInt(3);
    for (int block = 1; block <= blocks; block++) {
      int[] literals = randomLengths(random, 258 + random.nextInt(29), true);
      int[] distances = randomLengths(random, 2 + random.nextInt(29), false);
      stream.codes(block == blocks, literals, distances);
      for (int i = 0; i < 400; i++) {
        int symbol = random.nextInt(block == 1 && i < 200 ? 256 : literals.length);
        if (literals[symbol] != 0 && symbol != 256) {
          stream.symbol(literals, symbol);
          addMatch(stream, random, symbol, distances);
        }
      }
      stream.symbol(literals, 256);
    }
    return stream;
  }

  private static void addMatch(DeflatedBits stream, Random random, int symbol, int[] distances) {
    if (symbol > 256) {
      int lengthBits = symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4;
      int most = random.nextInt(50) == 0 ? distances.length : Math.min(10, distances.length);
      int distance = random.nextInt(most);
      while (distances[distance] == 0) {
        distance = (distance + 1) % distances.length;
      }
      stream.number(random.nextInt(), lengthBits).symbol(distances, distance);
      stream.number(0, Math.max(distance / 2 - 1, 0));
    }
  }

  /** Splits codes until there are as many as wanted, or nothing is left to split. */
  private static int[] randomLengths(Random random, int symbols, boolean hasEnd) {
    int[] lengths = new int[symbols];
    lengths[hasEnd ? 256 : random.nextInt(symbols)] = 1;
    int other = random.nextInt(hasEnd ? 256 : symbols);
    lengths[other] = 1;
    int last = hasEnd ? 256 : other;
    for (int i = random.nextInt(3 * symbols); i > 0; i--) {
      int split = random.nextInt(3) == 0 ? last : random.nextInt(symbols);
      int free = random.nextInt(symbols);
      if (lengths[split] > 0 && lengths[split] < 15 && lengths[free] == 0) {
        lengths[split]++;
        lengths[free] = lengths[split];
        last = free;
      }
    }
    return lengths;
  }
}
