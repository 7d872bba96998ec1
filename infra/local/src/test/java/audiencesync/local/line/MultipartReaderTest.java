package audiencesync.local.line;

import static audiencesync.local.line.SimulatorClient.hash;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.local.line.MemberCode.Kind;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartReaderTest {
  private static final String TYPE = "multipart/form-data; boundary=B-1";
  private static final String FILE =
      """
      --B-1
      Content-Disposition: form-data; name="file"; filename="f.txt"
      Content-Type: text/plain

      """
          .replace("\n", "\r\n");

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static UploadForm read(String text) throws IOException {
    return MultipartReader.read(stream(text), TYPE);
  }

  private static String field(String name, String value) {
    return "--B-1\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  @Test
  void readsFieldsOnBothSidesOfTheFile() throws IOException {
    UploadForm form =
        read(field("name", "会員\r\n--B\n") + FILE + "x\r\n" + field("id", "") + "--B-1--\r\n");

    assertThat(form.fields()).isEqualTo(Map.of("name", "会員\r\n--B\n", "id", ""));
    assertThat(form.fileName()).contains("f.txt");
    assertThat(form.file().lines()).isEqualTo(1);
  }

  @Test
  void takesAFileWithAndWithoutALastLineBreak() throws IOException {
    for (String end : new String[] {"", "\n"}) {
      FileScan file = read(FILE + hash(1) + "\n" + hash(2) + end + "\r\n--B-1--\r\n").file();

      assertThat(file.bytes()).isEqualTo(129 + end.length());
      assertThat(file.lines()).isEqualTo(2);
      assertThat(file.members(Kind.HASH)).containsExactlyInAnyOrder(hash(1), hash(2));
      assertThat(file.holdsOnly(Kind.HASH)).isTrue();
      assertThat(file.holdsOnly(Kind.IFA)).isFalse();
    }
  }

  @Test
  void knowsAnEmptyFile() throws IOException {
    FileScan file = read(FILE + "\r\n--B-1--\r\n").file();

    assertThat(file.bytes()).isZero();
    assertThat(file.lines()).isZero();
  }

  @Test
  void givesIfasBackInTheCaseTheyHad() throws IOException {
    String lower = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
    String mixed = "7D444840-9DC0-11D1-B245-5FFDCE74FaD2";
    FileScan file = read(FILE + lower + "\n" + mixed + "\n" + lower + "\n\r\n--B-1--").file();

    assertThat(file.members(Kind.IFA)).containsExactlyInAnyOrder(lower, mixed);
    assertThat(file.holdsOnly(Kind.IFA)).isTrue();
    assertThat(file.lines()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7d444840-9dc0-11d1-b245-5ffdce74fad",
        "7d44484009dc0-11d1-b245-5ffdce74fad2",
        "7g444840-9dc0-11d1-b245-5ffdce74fad2",
        "email",
        "000000000000000000000000000000000000000000000000000000000000000",
        "00000000000000000000000000000000000000000000000000000000000000000",
        "000000000000000000000000000000000000000000000000000000000000000A",
        "000000000000000000000000000000000000000000000000000000000000000g"
      })
  void knowsALineThatIsNoIdentifier(String line) throws IOException {
    FileScan file = read(FILE + hash(1) + "\n" + line + "\n\r\n--B-1--").file();

    assertThat(file.holdsOnly(Kind.HASH)).isFalse();
    assertThat(file.holdsOnly(Kind.IFA)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--B-1\r\nContent-Disposition: form-data; name=\"id\"\r\n",
        "--B-1\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n12\r\n",
        "--B-1\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n12\r\n--B-1"
      })
  void noticesAFormThatBreaksOff(String form) {
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> read(form))
        .withMessage("the form broke off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "application/json", "multipart/form-data", "multipart/mixed; boundary=x"})
  void refusesAnotherTypeAndReadsItToTheEnd(String type) throws IOException {
    InputStream in = stream("some body");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> MultipartReader.read(in, type))
        .extracting(refused -> refused.reply().status())
        .isEqualTo(400);
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void keepsAMillionMembersInLittleMemory() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int count = 1_000_000;
    InputStream in =
        new SequenceInputStream(
            stream(FILE), new SequenceInputStream(new HashLines(count), stream("\r\n--B-1--")));
    long before = threads.getCurrentThreadAllocatedBytes();

    FileScan file = MultipartReader.read(in, TYPE).file();

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000_000);
    assertThat(file.lines()).isEqualTo(count);
    assertThat(file.members(Kind.HASH)).hasSize(count).contains(hash(999_999));
    assertThat(Optional.of(hash(count))).isNotIn(file.members(Kind.HASH));
  }

  /** The hashes of 0, 1, 2 …, made as they are read and without an object a line. */
  private static final class HashLines extends InputStream {
    private static final String DIGITS = "0123456789abcdef";
    private final int count;
    private int number;
    private int column;

    private HashLines(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int written = 0;
      while (written < length && number < count) {
        buffer[offset + written] = next();
        written++;
      }
      return written == 0 ? -1 : written;
    }

    private byte next() {
      if (column == 64) {
        column = 0;
        number++;
        return '\n';
      }
      int shift = 28 - 4 * (column % 8);
      column++;
      return (byte) DIGITS.charAt(number >>> shift & 15);
    }
  }
}
