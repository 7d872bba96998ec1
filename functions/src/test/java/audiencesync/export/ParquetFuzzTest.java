package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged files: whatever is read of them, the outcome is rows or an {@link ExportException}. The
 * profile {@code fuzz} makes many more of them, of another seed each time.
 */
final class ParquetFuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 400);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrow-none-v1-dictionary",
        "arrow-snappy-v1-plain",
        "arrow-gzip-v2-dictionary",
        "arrow-zstd-v2-plain",
        "arrow-delta-length",
        "arrow-delta-prefix",
        "arrow-split",
        "duckdb-uncompressed-v2",
        "duckdb-zstd-v2",
        "polars-zstd",
        "fastparquet-gzip",
        "arrow-types"
      })
  void damageEndsInRowsOrInOneException(String file) {
    byte[] whole = Fixtures.parquet(file);
    Random random = new Random(SEED + file.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      long seed = random.nextLong();
      read(file, damaged(whole, new Random(seed)), seed);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    int footer = whole.length - 8 - footerLength(whole);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(3) == 0 ? 4 : footer;
      int at = from + random.nextInt(damaged.length - from);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[at] = (byte) random.nextInt();
        case 2 ->
            Arrays.fill(damaged, at, Math.min(at + 1 + random.nextInt(9), whole.length), (byte) -1);
        default ->
            System.arraycopy(
                whole,
                random.nextInt(whole.length - 8),
                damaged,
                Math.min(at, whole.length - 8),
                8);
      }
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(damaged, 4 + random.nextInt(damaged.length - 4))
        : damaged;
  }

  private static int footerLength(byte[] file) {
    int at = file.length - 8;
    return (file[at] & 0xFF) | ((file[at + 1] & 0xFF) << 8);
  }

  private static void read(String file, byte[] damaged, long seed) {
    String column =
        file.contains("types")
            ? "string"
            : file.contains("split") || file.contains("delta") ? "user_id" : "会員番号";
    String other =
        file.contains("types")
            ? "decimal38"
            : file.contains("split") ? "double" : file.contains("delta") ? "long" : "score";
    try {
      long rows =
          Specs.named(column, other)
              .reader()
              .read(MemoryObject.of(damaged), new RecordedRows())
              .rows();
      assertThat(rows).isNotNegative();
    } catch (ExportException e) {
      assertThat(e).hasMessageStartingWith("inbox/users ");
    } catch (RuntimeException e) {
      throw new AssertionError("%s with seed %d".formatted(file, seed), e);
    }
  }
}
