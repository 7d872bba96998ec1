package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The beginning of a file, and what it says about the rest. */
class GlimpseTest {
  private static final int ROWS = 6_000;
  private static final int HEAD = 32 << 10;

  private static String csv(String head, String name) {
    Random random = new Random(4);
    StringBuilder text = new StringBuilder(head);
    for (int row = 0; row < ROWS; row++) {
      text.append("u").append(random.nextInt(1 << 30) + (1 << 30)).append(',').append(name);
      text.append(row).append("@example.com,").append(row % 7).append('\n');
    }
    return text.toString();
  }

  private static Glimpse glimpse(byte[] content, int storedBytes, RowSink rows) {
    return Specs.named().reader().glimpse(MemoryObject.of(content), storedBytes, rows);
  }

  private static Glimpse glimpse(byte[] content) {
    return glimpse(content, HEAD, new RecordedRows());
  }

  @Test
  void countsAWholeFileExactly() {
    byte[] content = csv("user_id,mail,n\n", "p").getBytes(UTF_8);
    assertThat(glimpse(content, content.length, new RecordedRows()))
        .isEqualTo(new Glimpse(ROWS, ROWS));
    assertThat(glimpse(MemoryObject.gzip(content), content.length, new RecordedRows()))
        .isEqualTo(new Glimpse(ROWS, ROWS));
  }

  @Test
  void guessesTheRowsOfAPlainFileByItsBeginning() {
    byte[] content = csv("user_id,mail,n\n", "p").getBytes(UTF_8);
    RecordedRows rows = new RecordedRows();
    Glimpse glimpse = glimpse(content, HEAD, rows);
    assertThat(glimpse.rows()).isCloseTo(ROWS, Percentage.withPercentage(5));
    assertThat(glimpse.seen()).isEqualTo(rows.calls().size()).isLessThan(HEAD / 20);
  }

  @Test
  void guessesTheRowsOfGzipByWhatItsBeginningInflatesTo() {
    byte[] content = MemoryObject.gzip(csv("user_id,mail,n\n", "p").getBytes(UTF_8));
    assertThat(content.length).isGreaterThan(HEAD * 3 / 2);
    assertThat(glimpse(content).rows()).isCloseTo(ROWS, Percentage.withPercentage(10));
  }

  /** What a file inflates to is bounded, whatever it says. */
  @Test
  void looksAtFourMegabytesOfTextAtMost() {
    String row = "u-1,a@example.com,1\n";
    byte[] content =
        MemoryObject.gzip(("user_id,mail,n\n" + row.repeat(1_000_000)).getBytes(UTF_8));
    Glimpse glimpse = glimpse(content, content.length, new RecordedRows());
    assertThat(glimpse.seen()).isEqualTo((4 << 20) / row.length());
    assertThat(glimpse.rows()).isCloseTo(1_000_000, Percentage.withPercentage(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-31j", "EUC-JP", "UTF-16"})
  void cutsInTheMiddleOfACharacterOfAnyCharset(String charset) {
    byte[] content = csv("user_id,mail,備考\n", "会員").getBytes(Charset.forName(charset));
    for (int head = HEAD; head < HEAD + 2; head++) {
      assertThat(glimpse(content, head, new RecordedRows()).rows())
          .isCloseTo(ROWS, Percentage.withPercentage(5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "best", "stream", "frames"})
  void guessesTheRowsOfZstdByItsWholeBlocks(String file) {
    byte[] frame = Fixtures.zstd(file + ".csv.zst");
    byte[] content = new byte[20 * frame.length];
    for (int at = 0; at < content.length; at += frame.length) {
      System.arraycopy(frame, 0, content, at, frame.length);
    }
    RecordedRows all = new RecordedRows();
    long rows = Specs.named().reader().read(MemoryObject.of(content), all).rows();
    Glimpse glimpse = glimpse(content, content.length * 2 / 5 + 11, new RecordedRows());
    assertThat(glimpse.rows()).isCloseTo((double) rows, Percentage.withPercentage(15));
  }

  @Test
  void guessesTheRowsOfJsonLines() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      text.append(
          "{\"user_id\": \"u%08d\", \"mail\": \"p%08d@example.com\"}\n".formatted(row, row));
    }
    assertThat(glimpse(text.toString().getBytes(UTF_8)).rows())
        .isCloseTo(ROWS, Percentage.withPercentage(5));
  }

  @Test
  void takesTheRowsOfParquetFromItsFooter() {
    byte[] content = Fixtures.parquet("arrow-snappy-v1-plain");
    RecordedRows rows = new RecordedRows();
    ExportReader reader = Specs.named("会員番号", "メールアドレス").reader();
    assertThat(reader.glimpse(MemoryObject.of(content), 100, rows))
        .isEqualTo(new Glimpse(300, 300));
    assertThat(rows.calls()).hasSize(300);
  }

  @Test
  void takesTheRowsOfManySmallRowsThatShrinkAHundredTimes() {
    byte[] content =
        MemoryObject.gzip(
            ("user_id,mail\n" + "u1,a@example.com\n".repeat(600_000)).getBytes(UTF_8));
    assertThat(glimpse(content, content.length / 3, new CountedRows()).rows())
        .isCloseTo(600_000, Percentage.withPercentage(5));
  }

  @Test
  void findsNoRowBehindAHeader() {
    assertThat(glimpse("user_id,mail\n".getBytes(UTF_8))).isEqualTo(new Glimpse(0, 0));
    assertThat(glimpse("user_id,mail".getBytes(UTF_8))).isEqualTo(new Glimpse(0, 0));
  }

  @Test
  void findsNearlyNoRowInOneThatIsLongerThanItsBeginning() {
    byte[] content =
        ("user_id,mail\nu1," + "x".repeat(600 << 10) + "\nu2,b@example.com\n").getBytes(UTF_8);
    assertThat(glimpse(content).rows()).isCloseTo(5, within(5.0));
  }

  /** Whatever is cut: a header, a character, a quote, a block, a frame. */
  @Test
  void fallsOverNoPlaceOfACut() {
    byte[] text = "user_id,mail\n\"u\"\"1\",\"ａ@example.com\"\n".repeat(20).getBytes(UTF_8);
    List<byte[]> files =
        List.of(
            text,
            MemoryObject.gzip(text),
            Fixtures.zstd("fast.csv.zst"),
            "{\"user_id\": \"u1\", \"mail\": \"a@example.com\"}\n".repeat(9).getBytes(UTF_8),
            Fixtures.parquet("arrow-zstd-v2-plain"));
    for (byte[] file : files) {
      for (int head = 0; head < file.length; head += 1 + file.length / 60) {
        try {
          assertThat(glimpse(file, head, new CountedRows()).rows()).isNotNegative();
        } catch (ExportException e) {
          assertThat(e).hasMessageContaining("inbox/users");
        }
      }
    }
  }

  @Test
  void refusesWhatIsDamagedBeforeTheCut() {
    byte[] whole = MemoryObject.gzip(csv("user_id,mail,n\n", "p").getBytes(UTF_8));
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 1_000, 1_100, (byte) 0);
    assertThatExceptionOfType(ExportException.class).isThrownBy(() -> glimpse(damaged));
    byte[] truncated = Arrays.copyOf(whole, HEAD / 2);
    assertThatExceptionOfType(ExportException.class)
        .isThrownBy(() -> glimpse(truncated))
        .withMessageContaining("ends in the middle of its gzip data");
    assertThatExceptionOfType(ExportException.class)
        .isThrownBy(() -> glimpse("id,mail\n1,a@example.com\n".getBytes(UTF_8)));
  }

  /** Keeps nothing. */
  private static final class CountedRows implements RowSink {
    @Override
    public void accept(Row row) {}

    @Override
    public void filteredOut() {}

    @Override
    public void reject(RowFault fault, long line) {}
  }
}
