package audiencesync.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import audiencesync.export.parquet.RangedBytes;
import com.sun.management.ThreadMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are larger than memory and have no end in sight: they cost time, never memory. */
@Tag("fault")
final class HostileTextTest {
  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;
  private static final long MOST_ALLOCATED = 48 * MIB;

  /** A beginning, then the same over and over up to a size, made while it is read. */
  private static final class Endless implements ExportObject {
    private final byte[] begin;
    private final byte[] repeated;
    private final long bytes;

    private Endless(byte[] begin, byte[] repeated, long bytes) {
      this.begin = begin;
      this.repeated = repeated;
      this.bytes = bytes;
    }

    static Endless of(String begin, String repeated, long bytes) {
      return of(begin, repeated, bytes, UTF_8);
    }

    static Endless of(String begin, String repeated, long bytes, Charset charset) {
      int times = Math.max(1, (64 << 10) / repeated.length());
      return new Endless(begin.getBytes(charset), repeated.repeat(times).getBytes(charset), bytes);
    }

    @Override
    public String key() {
      return "inbox/users";
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public RangedBytes ranges() {
      throw new UnsupportedOperationException("texts are read from their first byte on");
    }

    @Override
    public InputStream open() {
      return new InputStream() {
        private long position;

        @Override
        public int read() {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
          boolean isBegin = position < begin.length;
          byte[] source = isBegin ? begin : repeated;
          int at = (int) (isBegin ? position : (position - begin.length) % repeated.length);
          int read = (int) Math.min(Math.min(length, source.length - at), bytes - position);
          System.arraycopy(source, at, into, from, read);
          position += read;
          return read == 0 && length > 0 ? -1 : read;
        }
      };
    }

    @Override
    public String toString() {
      return "endless";
    }
  }

  /** Counts and keeps nothing. */
  private static final class CountingSink implements RowSink {
    private long accepted;
    private long broken;
    private long invalid;

    @Override
    public void accept(Row row) {
      accepted++;
    }

    @Override
    public void filteredOut() {}

    @Override
    public void reject(RowFault fault, long line) {
      broken += fault == RowFault.BROKEN_ROW ? 1 : 0;
      invalid += fault == RowFault.INVALID_ENCODING ? 1 : 0;
    }

    @Override
    public String toString() {
      return accepted + " accepted, " + broken + " broken, " + invalid + " invalid";
    }
  }

  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

  static Stream<Arguments> endlessFiles() {
    Specs csv = Specs.named().format(FileFormat.CSV);
    Specs json = Specs.named().format(FileFormat.JSONL);
    String header = "user_id,mail\nu1,a\n";
    return Stream.of(
        arguments(
            "one line", csv, Endless.of(header, "a", 5 * GIB), "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "one line of fields",
            csv,
            Endless.of(header, "a,", 128 * MIB),
            "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "a quote never closed",
            csv,
            Endless.of(header + "u2,\"", "a", 128 * MIB),
            "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "a quote that others double",
            csv,
            Endless.of(header + "u2,\"", "\"\"", 128 * MIB),
            "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "zeros", csv, Endless.of(header, "\0", 128 * MIB), "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "one line of JSON",
            json,
            Endless.of("{}\n{\"x\":\"", "a", 256 * MIB),
            "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "blanks", json, Endless.of("{}\n", " ", 128 * MIB), "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "one line of Japanese",
            csv,
            Endless.of(header, "山", 96 * MIB),
            "1 accepted, 1 broken, 0 invalid"),
        arguments(
            "one line of Shift_JIS",
            csv.charset("Shift_JIS"),
            Endless.of(header, "山", 32 * MIB, WINDOWS_31J),
            "1 accepted, 1 broken, 0 invalid"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endlessFiles")
  void readsEndlessFileInBoundedMemory(
      String what, Specs specs, ExportObject file, String expected) {
    CountingSink sink = new CountingSink();
    long before = allocated();
    specs.reader(512 << 10).read(file, sink);
    assertThat(allocated() - before).as(what).isLessThan(MOST_ALLOCATED);
    assertThat(sink).as(what).hasToString(expected);
  }

  static Stream<Arguments> endlessFilesThatAreRefused() {
    return Stream.of(
        arguments(
            "a header without end",
            Specs.named(),
            Endless.of("", "a,", 128 * MIB),
            "inbox/users has a header (line 1) that cannot be read: a quote is out of place or never"
                + " closed, or a name is too long. Correct the export."),
        arguments(
            "100,000 columns",
            Specs.named(),
            Endless.of("", "a,", 200_000),
            "inbox/users has 100001 columns; at most 16384 are read. Export the columns that are"
                + " needed."),
        arguments(
            "bytes of no charset",
            Specs.named(),
            Endless.of("user_id,mail\n", "\u00FF\u00FE,\n", 32 * MIB, ISO_8859_1),
            "inbox/users seemed to be "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endlessFilesThatAreRefused")
  void refusesEndlessFileInBoundedMemory(
      String what, Specs specs, ExportObject file, String message) {
    long before = allocated();
    assertThatThrownBy(() -> specs.reader().read(file, new CountingSink()))
        .as(what)
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith(message);
    assertThat(allocated() - before).as(what).isLessThan(MOST_ALLOCATED);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
