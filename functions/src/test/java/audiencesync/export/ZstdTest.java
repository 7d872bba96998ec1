package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.export.codec.InflationGuard;
import audiencesync.export.codec.UnreadableContentException;
import audiencesync.export.codec.ZstdStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference implementation wrote. */
final class ZstdTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 400);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);
  private static final byte[] TEXT =
      IntStream.range(0, 2_000)
          .mapToObj(i -> "user-%d,%s\n".formatted(i, mail(i)))
          .collect(Collectors.joining("", "user_id,mail\n", ""))
          .getBytes(UTF_8);

  private static String mail(int i) {
    return i % 7 == 3 ? "" : "person" + i + "@example.com";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whole.csv.zst",
        "best.csv.zst",
        "fast.csv.zst",
        "stream.csv.zst",
        "frames.csv.zst"
      })
  void readsWhatReferenceWrites(String file) throws IOException {
    assertThat(inflated(Fixtures.zstd(file))).isEqualTo(TEXT);
    RecordedRows rows = new RecordedRows();
    ReadSummary summary = Specs.named().reader().read(MemoryObject.of(Fixtures.zstd(file)), rows);
    assertThat(summary.rows()).isEqualTo(2_000);
    assertThat(summary.compression()).isEqualTo("zstd");
    assertThat(rows.calls()).contains("4 user-2|person2@example.com", "5 user-3|");
  }

  @Test
  void readsFilesOfAllKindsUnderOnePrefix() {
    ExportReader reader = Specs.named().reader();
    String jsonLines = "{\"user_id\": \"u1\", \"mail\": \"a@x.jp\"}\n";
    List<byte[]> files =
        List.of(
            jsonLines.getBytes(UTF_8),
            MemoryObject.gzip("mail\tuser_id\na@x.jp\tu1\n".getBytes(UTF_8)),
            Fixtures.zstd("whole.csv.zst"),
            Fixtures.parquet("arrow-required-v1"));
    List<String> found =
        files.stream()
            .map(file -> reader.read(MemoryObject.of(file), new RecordedRows()))
            .map(read -> "%s %s %d".formatted(read.format(), read.compression(), read.rows()))
            .toList();
    assertThat(found)
        .containsExactly("JSONL none 1", "TSV gzip 1", "CSV zstd 2000", "PARQUET snappy 300");
  }

  @Test
  void refusesWindowThatIsTooLarge() {
    assertUnreadable(
        Fixtures.zstd("window.csv.zst"),
        "needs a zstd window of 134217728 bytes, and at most 8388608 are read (at byte 6). Compress"
            + " it without --long or --ultra.");
  }

  @Test
  void refusesDictionary() {
    assertThatThrownBy(() -> inflated(Fixtures.zstd("dictionary.csv.zst")))
        .isInstanceOf(UnreadableContentException.class)
        .hasMessageMatching(
            "is compressed with a zstd dictionary \\(number \\d+\\), which is not read\\. Compress it"
                + " without\\.");
  }

  @Test
  void refusesWhatGrowsTooMuch() {
    assertThatThrownBy(() -> inflated(Fixtures.zstd("bomb.zst")))
        .isInstanceOf(UnreadableContentException.class)
        .hasMessageMatching(
            "inflates to more than 200 times its size \\(measured after \\d+ stored bytes\\)\\."
                + " Exports do not: look at what wrote it, or export it without compression\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"best.csv.zst", "frames.csv.zst"})
  void saysWhereFileEndsTooEarly(String file) {
    byte[] whole = Fixtures.zstd(file);
    int checked = 0;
    for (int length = 5; length < whole.length; length += 37) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        byte[] begun = inflated(cut);
        assertThat(begun).isEqualTo(Arrays.copyOf(TEXT, begun.length));
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (UnreadableContentException e) {
        checked++;
        assertThat(e)
            .hasMessageMatching(
                "(ends in the middle of its zstd data, at byte %d: it was not written or copied to"
                        .formatted(length)
                    + " its end\\. Export or copy it again\\.|is not zstd at byte \\d+, though.*)");
      }
    }
    assertThat(checked).isGreaterThan(whole.length / 37 - 10);
  }

  @Test
  void findsDamageWhereverItIs() {
    byte[] whole = Fixtures.zstd("best.csv.zst");
    for (int at = 0; at < whole.length; at += 5) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      assertThatThrownBy(() -> inflated(damaged))
          .as("byte %d", at)
          .isInstanceOf(UnreadableContentException.class);
    }
  }

  @Test
  void saysWhatIsWrongWithChecksum() {
    byte[] stored = Fixtures.zstd("whole.csv.zst");
    stored[stored.length - 1] ^= 1;
    assertUnreadable(
        stored,
        "does not match its zstd checksum at byte %d: it was damaged after it was written. Export or"
                .formatted(stored.length)
            + " copy it again.");
  }

  @Test
  void refusesWhatFollowsLastFrame() {
    byte[] stored = Fixtures.zstd("whole.csv.zst");
    assertUnreadable(
        Arrays.copyOf(stored, stored.length + 5),
        "is not zstd at byte %d, though it begins as zstd: it was damaged after it was written."
                .formatted(stored.length)
            + " Export or copy it again.");
  }

  @Test
  void namesObject() {
    byte[] cut = Arrays.copyOf(Fixtures.zstd("whole.csv.zst"), 99);
    assertThatThrownBy(() -> Specs.named().read(cut))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users ends in the middle of its zstd data, at byte 99: it was not written or"
                + " copied to its end. Export or copy it again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"best.csv.zst", "fast.csv.zst", "frames.csv.zst"})
  void damageEndsInTextOrInOneException(String file) {
    byte[] whole = Fixtures.zstd(file);
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged[random.nextInt(200 + random.nextInt(damaged.length - 200))] ^=
            (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(inflated(damaged).length).isLessThanOrEqualTo(1 << 24);
      } catch (UnreadableContentException e) {
        assertThat(e).hasMessageMatching("(is|ends|needs|does|inflates) .*");
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("round %d of seed %d".formatted(round, SEED), e);
      }
    }
  }

  private static void assertUnreadable(byte[] stored, String message) {
    assertThatThrownBy(() -> inflated(stored))
        .isInstanceOf(UnreadableContentException.class)
        .hasMessage(message);
  }

  private static byte[] inflated(byte[] stored) throws IOException {
    InflationGuard guard = new InflationGuard(200, ReadLimits.INFLATION_MEASURED_FROM);
    try (InputStream stream = new ZstdStream(new ByteArrayInputStream(stored), guard)) {
      return stream.readAllBytes();
    }
  }
}
