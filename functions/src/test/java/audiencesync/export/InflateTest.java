package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.export.Inflated.End;
import audiencesync.export.codec.Inflate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the JDK and other writers deflate is inflated as by the JDK. */
final class InflateTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_126);
  private static final int[] STRATEGIES = {
    Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY
  };
  private static final int[] SIZES = {1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 1_000, 65_536};

  enum Content {
    NOTHING,
    ONE_BYTE,
    ROWS,
    JAPANESE,
    RUNS,
    PERIODS,
    NOISE,
    FAR_REPEATS,
    MIXED;

    private static final List<Content> PIECES =
        List.of(ROWS, JAPANESE, RUNS, PERIODS, NOISE, FAR_REPEATS);

    byte[] bytes(int about, Random random) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int most = this == NOTHING ? 0 : this == ONE_BYTE ? 1 : about;
      while (bytes.size() < most) {
        bytes.writeBytes(piece(random));
      }
      return bytes.toByteArray();
    }

    private byte[] piece(Random random) {
      return switch (this) {
        case NOTHING -> new byte[0];
        case ONE_BYTE -> new byte[] {-2};
        case ROWS ->
            "u-%016x,person%d@example.com,2026-11-24T01:00:00Z\n"
                .formatted(random.nextLong(), random.nextInt(100_000))
                .getBytes(UTF_8);
        case JAPANESE -> "会員%x,シルバー\n".formatted(random.nextInt()).getBytes(UTF_8);
        case RUNS -> run(random, 1);
        case PERIODS -> run(random, 1 + random.nextInt(40));
        case NOISE -> noise(random, 100);
        case FAR_REPEATS -> farRepeat(random);
        case MIXED -> PIECES.get(random.nextInt(PIECES.size())).piece(random);
      };
    }

    private static byte[] run(Random random, int period) {
      byte[] noise = noise(random, period);
      byte[] run = new byte[random.nextInt(1 << random.nextInt(12)) + 1];
      for (int i = 0; i < run.length; i++) {
        run[i] = noise[i % period];
      }
      return run;
    }

    /** The same again about 32 KB later. */
    private static byte[] farRepeat(Random random) {
      byte[] noise = noise(random, 400);
      byte[] repeat = Arrays.copyOf(noise, 32_768 + random.nextInt(8) - 4 + 400);
      System.arraycopy(noise, 0, repeat, repeat.length - 400, 400);
      return repeat;
    }

    private static byte[] noise(Random random, int length) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      return noise;
    }
  }

  @ParameterizedTest
  @EnumSource
  void inflatesWhatJdkDeflates(Content content) {
    byte[] bytes = content.bytes(150_000, new Random(SEED));
    Inflate inflate = new Inflate();
    for (int level = 0; level <= 9; level++) {
      for (int strategy : STRATEGIES) {
        byte[] deflated = deflated(bytes, level, strategy);
        Inflated expected = new Inflated(End.FINISHED, deflated.length, bytes);
        Inflated.byOurs(inflate, deflated, 1 << 16, 1 << 19)
            .assertSame(expected, "level %d, strategy %d".formatted(level, strategy));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocksOfAnySizeMakeNoDifference(Content content) {
    Random random = new Random(SEED);
    byte[] bytes = content.bytes(9_000, random);
    Inflate inflate = new Inflate();
    for (int level : new int[] {0, 1, 9}) {
      byte[] deflated = deflated(bytes, level, Deflater.DEFAULT_STRATEGY);
      Inflated expected = new Inflated(End.FINISHED, deflated.length, bytes);
      for (int chunk : SIZES) {
        int piece = SIZES[random.nextInt(SIZES.length)];
        Inflated.byOurs(inflate, deflated, chunk, piece)
            .assertSame(expected, "level %d, chunks of %d".formatted(level, chunk));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void inflatesWhatIsFlushedAndChangesItsLevel(Content content) {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      byte[] bytes = content.bytes(40_000, random);
      byte[] deflated = flushed(bytes, random);
      Inflated expected = Inflated.byReference(deflated);
      assertThat(expected.bytes()).isEqualTo(bytes);
      Inflated.byOurs(new Inflate(), deflated, 1 + random.nextInt(3_000), 1 << 16)
          .assertSame(expected, "round %d of seed %d".formatted(round, SEED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"zopfli", "libdeflate", "isal", "fixed", "rle", "huffman", "small-window"})
  void readsWhatOtherWritersWrite(String writer) throws IOException {
    StringBuilder text = new StringBuilder("user_id,mail\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("user-%d,%s\n".formatted(i, i % 7 == 3 ? "" : "person" + i + "@example.com"));
    }
    InputStream stored = new ByteArrayInputStream(Fixtures.gzip(writer + ".csv.gz"));
    try (InputStream content = ObjectContent.of(stored, "inbox/users", 200).bytes()) {
      assertThat(content.readAllBytes()).asString(UTF_8).isEqualTo(text.toString());
    }
  }

  static byte[] deflated(byte[] bytes, int level, int strategy) {
    Deflater deflater = new Deflater(level, true);
    deflater.setStrategy(strategy);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    deflater.setInput(bytes);
    deflater.finish();
    drain(deflater, deflated, Deflater.NO_FLUSH);
    deflater.end();
    return deflated.toByteArray();
  }

  private static byte[] flushed(byte[] bytes, Random random) {
    Deflater deflater = new Deflater(random.nextInt(10), true);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    int to;
    for (int from = 0; from < bytes.length; from = to) {
      to = Math.min(from + 1 + random.nextInt(1 << random.nextInt(15)), bytes.length);
      deflater.setInput(bytes, from, to - from);
      drain(deflater, deflated, random.nextBoolean() ? Deflater.SYNC_FLUSH : Deflater.FULL_FLUSH);
      deflater.setLevel(random.nextInt(10));
      deflater.setStrategy(STRATEGIES[random.nextInt(STRATEGIES.length)]);
    }
    deflater.finish();
    drain(deflater, deflated, Deflater.NO_FLUSH);
    deflater.end();
    return deflated.toByteArray();
  }

  private static void drain(Deflater deflater, ByteArrayOutputStream into, int flush) {
    byte[] piece = new byte[1 << 16];
    boolean isFlush = flush != Deflater.NO_FLUSH;
    int count;
    do {
      count = deflater.deflate(piece, 0, piece.length, flush);
      into.write(piece, 0, count);
    } while (count > 0 || !(isFlush ? deflater.needsInput() : deflater.finished()));
  }
}
