package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.export.codec.InflationGuard;
import audiencesync.export.codec.UnreadableContentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GzipStreamTest {
  private static final byte[] TEXT = "user_id,mail\nu1,a@x.jp\n".repeat(40).getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void readsMembersOneAfterAnotherInAnyOrder(int chunk) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      parts.add("part %d;".formatted(i).repeat(i).getBytes(UTF_8));
    }
    Collections.shuffle(parts, new Random(20_261_123));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.write(part);
      stored.write(MemoryObject.gzip(part));
    }
    assertThat(inflated(new Trickle(stored.toByteArray(), chunk))).isEqualTo(whole.toByteArray());
  }

  @Test
  void skipsOptionalPartsOfHeader() throws IOException {
    byte[] plain = MemoryObject.gzip(TEXT);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    stored.write(plain, 0, 3);
    stored.write(2 + 4 + 8 + 16);
    stored.write(plain, 4, 6);
    stored.write(new byte[] {3, 0, 'x', 'y', 'z'});
    stored.write("users.csv\0a comment\0".getBytes(UTF_8));
    stored.write(new byte[] {1, 2});
    stored.write(plain, 10, plain.length - 10);
    assertThat(inflated(new ByteArrayInputStream(stored.toByteArray()))).isEqualTo(TEXT);
  }

  @Test
  void ignoresZerosBehindLastMember() throws IOException {
    byte[] stored = MemoryObject.gzip(TEXT);
    assertThat(inflated(new ByteArrayInputStream(Arrays.copyOf(stored, stored.length + 512))))
        .isEqualTo(TEXT);
  }

  @Test
  void saysWhereFileEndsTooEarly() {
    byte[] stored = MemoryObject.gzip(TEXT);
    for (int length = 2; length < stored.length; length++) {
      byte[] cut = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> inflated(new ByteArrayInputStream(cut)))
          .isInstanceOf(ExportException.class)
          .hasMessage(
              "inbox/users ends in the middle of its gzip data, at byte %d: it was not written or"
                  + " copied to its end. Export or copy it again.",
              length);
    }
  }

  @Test
  void saysUpToWhereDataIsSound() {
    byte[] noise = new byte[200_000];
    new Random(20_261_126).nextBytes(noise);
    byte[] sound = MemoryObject.gzip(noise);
    int lastHeader = lastStoredBlock(sound);
    byte[] stored = sound.clone();
    stored[lastHeader] = 6;
    assertThatThrownBy(() -> inflated(new Trickle(stored, 1_000)))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users is not gzip at byte %d, though it begins as gzip: it was damaged after it"
                + " was written. Export or copy it again.",
            lastHeader + 1);
  }

  /** Noise is stored as it is, in blocks of a header, two lengths and bytes. */
  private static int lastStoredBlock(byte[] gzip) {
    int at = 10;
    while (gzip[at] == 0) {
      at += 5 + ((gzip[at + 1] & 0xFF) | (gzip[at + 2] & 0xFF) << 8);
    }
    return at;
  }

  @Test
  void findsEveryDamagedByteOfDataAndTrailer() {
    byte[] stored = MemoryObject.gzip(TEXT);
    for (int at = 10; at < stored.length; at++) {
      byte[] damaged = stored.clone();
      damaged[at] ^= 0x55;
      assertThatThrownBy(() -> inflated(new ByteArrayInputStream(damaged)))
          .as("byte %d", at)
          .isInstanceOf(ExportException.class)
          .hasMessageMatching(
              "inbox/users (is not gzip at byte|does not match its gzip checksum at byte|ends in"
                  + " the middle of its gzip data, at byte) \\d+.*");
    }
  }

  @Test
  void saysWhatIsWrongWithChecksum() {
    byte[] stored = MemoryObject.gzip(TEXT);
    stored[stored.length - 8] ^= 1;
    assertThatThrownBy(() -> inflated(new ByteArrayInputStream(stored)))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users does not match its gzip checksum at byte %d: it was damaged after it was"
                + " written. Export or copy it again.",
            stored.length - 4);
  }

  @Test
  void refusesWhatFollowsLastMember() {
    byte[] stored = MemoryObject.gzip(TEXT);
    byte[] followed = Arrays.copyOf(stored, stored.length + 1);
    followed[stored.length] = 'x';
    assertThatThrownBy(() -> inflated(new ByteArrayInputStream(followed)))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users is not gzip at byte %d, though it begins as gzip: it was damaged after it"
                + " was written. Export or copy it again.",
            followed.length);
  }

  @Test
  void refusesWhatGrowsTooMuch() {
    byte[] bomb = MemoryObject.gzip(Arrays.copyOf(TEXT, 40 << 20));
    assertThatThrownBy(() -> inflated(new ByteArrayInputStream(bomb)))
        .isInstanceOf(UnreadableContentException.class)
        .hasMessageMatching("inflates to more than 200 times its size .*");
    assertThatThrownBy(() -> Specs.named().read(bomb))
        .isInstanceOf(ExportException.class)
        .hasMessageMatching(
            "inbox/users inflates to more than 200 times its size \\(measured after \\d+ stored bytes\\)\\."
                + " Exports do not: look at what wrote it, or export it without compression\\.");
  }

  @Test
  void letsSmallFileGrowAsItLikes() throws IOException {
    byte[] zeros = new byte[ReadLimits.INFLATION_MEASURED_FROM];
    assertThat(checksum(inflated(new ByteArrayInputStream(MemoryObject.gzip(zeros)))))
        .isEqualTo(checksum(zeros));
  }

  @Test
  void readsSingleBytes() throws IOException {
    try (InputStream stream =
        stream(new ByteArrayInputStream(MemoryObject.gzip(new byte[] {-2})))) {
      assertThat(stream.read()).isEqualTo(0xFE);
      assertThat(stream.read()).isEqualTo(-1);
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue() ^ bytes.length;
  }

  private static byte[] inflated(InputStream stored) throws IOException {
    try (InputStream stream = stream(stored)) {
      return stream.readAllBytes();
    }
  }

  private static GzipStream stream(InputStream stored) {
    InflationGuard guard =
        new InflationGuard(ReadLimits.DEFAULT.maxInflation(), ReadLimits.INFLATION_MEASURED_FROM);
    return new GzipStream(stored, "inbox/users", guard);
  }

  /** Gives a few bytes at a time and never says that more are there, as a network may. */
  private static final class Trickle extends ByteArrayInputStream {
    private final int most;

    Trickle(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) {
      return super.read(into, from, Math.min(length, most));
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }
}
