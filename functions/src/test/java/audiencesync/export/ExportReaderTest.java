package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import audiencesync.export.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ExportReaderTest {
  private static final String PARQUET_INSIDE =
      "inbox/users is Parquet inside gzip, which is not read. Parquet is compressed inside: store it"
          + " as it is.";
  private static final String CSV = "user_id,mail,plan\nu1,a@x.jp,gold\nu2,b@x.jp,tin\nu3,c\n";

  @Test
  void summarisesObject() {
    byte[] stored =
        MemoryObject.gzip(CSV.replace("gold", "金").getBytes(Charset.forName("windows-31j")));
    RecordedRows rows = new RecordedRows();
    ReadSummary summary =
        Specs.named().filter("plan", Operator.EQ, "金").reader().read(MemoryObject.of(stored), rows);
    assertThat(summary)
        .isEqualTo(
            new ReadSummary(
                "inbox/users",
                stored.length,
                FileFormat.CSV,
                "windows-31j",
                CharsetCertainty.PROVEN,
                "gzip",
                3));
    assertThat(rows.calls()).containsExactly("2 u1|a@x.jp", "filtered out", "4 broken_row");
  }

  @Test
  void samplesFirstRowsThatPass() {
    Sample sample =
        Specs.named()
            .filter("plan", Operator.NE, "gold")
            .reader()
            .sample(
                MemoryObject.of(
                    "a\tuser_id\tmail\tplan\n\tu1\ta\tgold\n\tu2\tb\t\n\tu3\tc\t\n\tu4\td\t\n"),
                2);
    assertThat(sample)
        .isEqualTo(
            new Sample(
                List.of("a", "user_id", "mail", "plan"),
                FileFormat.TSV,
                "UTF-8",
                CharsetCertainty.ASCII,
                "none",
                List.of(new SampleRow("u2", "b"), new SampleRow("u3", "c"))));
  }

  @Test
  void samplesNothingOfWhatComesLater() {
    MemoryObject object = MemoryObject.of(CSV);
    assertThat(Specs.named().reader().sample(object, 0).rows()).isEmpty();
    assertThat(Specs.named().reader().sample(object, 9).rows()).hasSize(2);
    assertThat(Specs.positions(1, 2).reader().sample(object, 1).header()).isEmpty();
  }

  @Test
  void saysNothingOfRawValues() {
    assertThat(new SampleRow("u1", "a@x.jp")).hasToString("SampleRow[redacted]");
  }

  @Test
  void leavesColumnEmptyThatIsNotMapped() {
    TableSpec spec =
        new TableSpec(
            FileFormat.AUTO,
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Column.Named("mail")),
            RowFilter.none());
    ExportReader reader = new ExportReader(spec, ReadLimits.DEFAULT);
    assertThat(RecordedRows.of(reader, MemoryObject.of(CSV)))
        .containsExactly("2 |a@x.jp", "3 |b@x.jp", "4 broken_row");
    assertThat(RecordedRows.of(reader, MemoryObject.of("{\"user_id\":\"u1\",\"mail\":\"a\"}")))
        .containsExactly("1 |a");
  }

  static Stream<Arguments> contentsNotRead() {
    byte[] parquet = "PAR1\u0015\u0004".getBytes(UTF_8);
    byte[] zstd = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x04};
    return Stream.of(
        arguments(MemoryObject.gzip(parquet), FileFormat.AUTO, PARQUET_INSIDE),
        arguments(MemoryObject.gzip(parquet), FileFormat.PARQUET, PARQUET_INSIDE),
        arguments(
            parquet,
            FileFormat.CSV,
            "inbox/users is Parquet, though the connector says CSV. Set \"format\" to PARQUET, or to"
                + " AUTO."),
        arguments(
            CSV.getBytes(UTF_8),
            FileFormat.PARQUET,
            "inbox/users is not Parquet, though the connector says so. Set \"format\" to what it is,"
                + " or to AUTO."),
        arguments(
            MemoryObject.gzip(zstd),
            FileFormat.JSONL,
            "inbox/users is zstd inside gzip, which is not read. Compress it once."),
        arguments(
            MemoryObject.gzip(MemoryObject.gzip(CSV.getBytes(UTF_8))),
            FileFormat.AUTO,
            "inbox/users is gzip inside gzip, which is not read. Compress it once."),
        arguments(
            "PK\u0003\u0004workbook".getBytes(UTF_8),
            FileFormat.AUTO,
            "inbox/users is a ZIP archive or an Excel workbook, which is not read. Export it as CSV;"
                + " to make it smaller, use gzip."));
  }

  @ParameterizedTest
  @MethodSource("contentsNotRead")
  void refusesWhatItDoesNotRead(byte[] stored, FileFormat format, String message) {
    assertThatThrownBy(() -> Specs.named().format(format).read(stored))
        .isInstanceOf(ExportException.class)
        .hasMessage(message);
  }

  @Test
  void passesStorageFailureOn() {
    Failing object = new Failing();
    IOException failure = new IOException("connection reset");
    object.failure = Optional.of(failure);
    assertThatThrownBy(() -> Specs.named().reader().read(object, new RecordedRows()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("inbox/failing could not be read from its storage")
        .hasCause(failure);
    assertThat(object.closed).isEqualTo(1);
  }

  @Test
  void closesObjectReadToItsEndOrNot() {
    Failing object = new Failing();
    assertThat(RecordedRows.of(Specs.named().reader(), object)).isEmpty();
    assertThat(Specs.named().reader().sample(object, 1).rows()).isEmpty();
    assertThatThrownBy(() -> RecordedRows.of(Specs.named("user_id", "phone").reader(), object))
        .isInstanceOf(ExportException.class);
    assertThat(object.closed).isEqualTo(3);
  }

  /** A header, and then the end or a failure. */
  private static final class Failing implements ExportObject {
    private Optional<IOException> failure = Optional.empty();
    private int closed;

    @Override
    public String key() {
      return "inbox/failing";
    }

    @Override
    public long bytes() {
      return 13;
    }

    @Override
    public RangedBytes ranges() {
      throw new UnsupportedOperationException("a CSV is read from its first byte on");
    }

    @Override
    public InputStream open() {
      InputStream header = new ByteArrayInputStream("user_id,mail\n".getBytes(UTF_8));
      return new FilterInputStream(header) {
        private boolean isOpen = true;

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
          int read = super.read(into, from, length);
          if (read < 0 && failure.isPresent()) {
            throw failure.get();
          }
          return read;
        }

        @Override
        public void close() {
          closed += isOpen ? 1 : 0;
          isOpen = false;
        }
      };
    }
  }
}
