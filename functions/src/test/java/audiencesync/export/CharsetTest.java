package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CharsetTest {
  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
  private static final Charset EUC_JP = Charset.forName("EUC-JP");

  /** Names with characters of every kind that the charsets have in common. */
  private static final String FILE = "会員番号,氏名\nu1,山田太郎\nu2,ｻﾄｳ ﾊﾅｺ\nu3,表示ソ能\nu4,ＡＢＣ～\n";

  static Stream<Arguments> files() {
    return Stream.of(
        arguments("UTF-8", FILE.getBytes(UTF_8)),
        arguments("UTF-8", ("\uFEFF" + FILE).getBytes(UTF_8)),
        arguments("UTF-16LE", ("\uFEFF" + FILE).getBytes(UTF_16LE)),
        arguments("UTF-16BE", ("\uFEFF" + FILE).getBytes(UTF_16BE)),
        arguments("windows-31j", FILE.getBytes(WINDOWS_31J)),
        arguments("EUC-JP", FILE.replace('～', '〜').getBytes(EUC_JP)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void detectsCharsetAndReportsIt(String charset, byte[] file) {
    Sample sample = Specs.named("会員番号", "氏名").reader().sample(MemoryObject.of(file), 9);
    assertThat(sample.charset()).isEqualTo(charset);
    assertThat(sample.header()).containsExactly("会員番号", "氏名");
    assertThat(sample.rows().get(2)).isEqualTo(new SampleRow("u3", "表示ソ能"));
  }

  @ParameterizedTest
  @CsvSource({
    "windows-31j, windows-31j",
    "Shift_JIS, windows-31j",
    "EUC-JP, EUC-JP",
    "UTF-16, UTF-16",
    "UTF-16LE, UTF-16LE",
    "UTF-16BE, UTF-16BE",
    "UTF-8, UTF-8"
  })
  void readsGivenCharset(String given, String reported) {
    Charset written = Charset.forName(reported);
    ExportReader reader = Specs.named("会員番号", "氏名").charset(given).reader();
    MemoryObject object = MemoryObject.of("会員番号,氏名\nu1,山田\nu2,鈴木\n".getBytes(written));
    assertThat(RecordedRows.of(reader, object)).containsExactly("2 u1|山田", "3 u2|鈴木");
    assertThat(reader.sample(object, 1).charset()).isEqualTo(reported);
  }

  @Test
  void readsVendorCharactersOfWindows() {
    assertThat(Specs.positions(0, 1).charset("Shift_JIS").read("u1,①髙﨑\n".getBytes(WINDOWS_31J)))
        .containsExactly("1 u1|①髙﨑");
    assertThat(
            Specs.positions(0, 1)
                .charset("EUC-JP")
                .read("u1,①髙\n".getBytes(Charset.forName("x-eucJP-Open"))))
        .containsExactly("1 u1|①髙");
  }

  @Test
  void readsEverythingThatEucJpHasAlike() throws IOException {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      String text = String.valueOf(c);
      if (!Character.isSurrogate(c) && new String(text.getBytes(EUC_JP), EUC_JP).equals(text)) {
        all.append(c);
      }
    }
    byte[] written = all.toString().getBytes(EUC_JP);
    Transcoder text = new Transcoder(new ByteArrayInputStream(written), EUC_JP);
    assertThat(new String(text.readAllBytes(), UTF_8))
        .isEqualTo(all.toString())
        .hasSizeGreaterThan(10_000);
  }

  static Stream<Arguments> undecodableValues() {
    return Stream.of(
        arguments("windows-31j", "81"),
        arguments("windows-31j", "81FD"),
        arguments("windows-31j", "FF"),
        arguments("EUC-JP", "A4"),
        arguments("EUC-JP", "8FA2"),
        arguments("EUC-JP", "8E"),
        arguments("UTF-8", "E381"),
        arguments("UTF-8", "C080"),
        arguments("UTF-8", "EDA080"),
        arguments("US-ASCII", "E9"));
  }

  /** A character that is cut off takes neither a delimiter nor a line break with it. */
  @ParameterizedTest
  @MethodSource("undecodableValues")
  void rejectsUndecodableRowAndNoOther(String charset, String hex) {
    byte[] value = HexFormat.of().parseHex(hex);
    for (String row : List.of("u1,?,x", "u1,x,?")) {
      int at = row.indexOf('?');
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(("a,b,c\n" + row.substring(0, at)).getBytes(UTF_8));
      file.writeBytes(value);
      file.writeBytes((row.substring(at + 1) + "\nu2,d@x.jp,\n").getBytes(UTF_8));
      assertThat(Specs.positions(0, 1).charset(charset).read(file.toByteArray()))
          .as(row)
          .containsExactly("1 a|b", "2 invalid_encoding", "3 u2|d@x.jp");
    }
  }

  @Test
  void staysWithUtf8ThatIsDamagedHereAndThere() {
    byte[] file = ("user_id,mail\nu1,?\n" + "u2,山田花子様\n".repeat(30)).getBytes(UTF_8);
    file["user_id,mail\nu1,".length()] = (byte) 0x81;
    ExportReader reader = Specs.named().reader();
    assertThat(RecordedRows.of(reader, MemoryObject.of(file)))
        .startsWith("2 invalid_encoding", "3 u2|山田花子様")
        .hasSize(31);
    assertThat(reader.sample(MemoryObject.of(file), 1).charset()).isEqualTo("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-31j", "EUC-JP", "UTF-8"})
  void decidesByFirstBytesThatAreNotAscii(String charset) {
    byte[] ascii =
        ("user_id,mail\n" + ("u1,a@x.jp" + "x".repeat(1_000) + "\n").repeat(3_000)).getBytes(UTF_8);
    byte[] japanese = "u2,佐藤花子\nu3,ﾀﾛｳ\nx,鈴木次郎様\n".getBytes(Charset.forName(charset));
    byte[] file = Arrays.copyOf(ascii, ascii.length + japanese.length);
    System.arraycopy(japanese, 0, file, ascii.length, japanese.length);
    RecordedRows rows = new RecordedRows();
    ReadSummary summary = Specs.named().reader().read(MemoryObject.of(file), rows);
    assertThat(summary.charset()).isEqualTo(charset);
    assertThat(rows.calls()).endsWith("3002 u2|佐藤花子", "3003 u3|ﾀﾛｳ", "3004 x|鈴木次郎様");
  }

  /** The window of a guess ends inside a character. */
  @ParameterizedTest
  @ValueSource(strings = {"windows-31j", "EUC-JP", "UTF-8"})
  void guessesLargeFile(String charset) throws IOException {
    for (String shift : List.of("", "x", "xx", "xxx")) {
      String text = "山" + shift + "渡邊は東京都の会員です".repeat(TextStream.WINDOW_BYTES / 16);
      byte[] written = text.getBytes(Charset.forName(charset));
      TextStream stream = TextStream.of(new ByteArrayInputStream(written), "x", Optional.empty());
      byte[] read = stream.readAllBytes();
      assertThat(stream.finding().charset()).as(shift).isEqualTo(Charset.forName(charset));
      assertThat(new String(read, UTF_8)).isEqualTo(text);
    }
  }

  @Test
  void readsManyErrorsInLinearTime() throws IOException {
    byte[] file = new byte[4 << 20];
    Arrays.fill(file, (byte) 0xFD);
    Transcoder text = new Transcoder(new ByteArrayInputStream(file), WINDOWS_31J);
    byte[] expected = new byte[file.length];
    Arrays.fill(expected, (byte) 0xFF);
    assertThat(Arrays.equals(text.readAllBytes(), expected)).isTrue();
  }

  @Test
  void readsSingleBytes() throws IOException {
    TextStream stream =
        TextStream.of(
            new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF}), "x", Optional.empty());
    assertThat(stream.read()).isEqualTo('a');
    assertThat(stream.read()).isEqualTo(0xFF);
    assertThat(stream.read()).isEqualTo(-1);
  }

  private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");
  private static final String ESCAPED =
      "inbox/users is ISO-2022-JP (JIS with escape sequences), which is not read. Export it as"
          + " UTF-8.";

  static Stream<Arguments> escaped() {
    String late = "user_id,mail,plan\n" + "u1,a@x.jp,-\n".repeat(40_000) + "u2,b@x.jp,停止\n";
    return Stream.of(
        arguments("in the header", "会員番号,氏名\nu1,x\n".getBytes(ISO_2022_JP)),
        arguments("in a value", "user_id,mail,plan\nu1,a@x.jp,停止\n".getBytes(ISO_2022_JP)),
        arguments("far behind", late.getBytes(ISO_2022_JP)),
        arguments("JSON", "{\"user_id\":\"u1\",\"mail\":\"停止\"}\n".getBytes(ISO_2022_JP)),
        arguments("JIS of 1978", "user_id,mail\nu1,\u001B$@;3\u001B(B\n".getBytes(UTF_8)),
        arguments("Roman", "user_id,mail\nu1,\u001B(Ja\n".getBytes(UTF_8)),
        arguments("half-width kana", "user_id,mail\nu1,\u001B(I1\n".getBytes(UTF_8)),
        arguments("JIS X 0212", "user_id,mail\nu1,\u001B$(D0!\n".getBytes(UTF_8)),
        arguments("the end only", "user_id,mail\nu1,;3\u001B(B\n".getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("escaped")
  void refusesJapaneseInEscapeSequences(String what, byte[] file) {
    assertThatThrownBy(() -> Specs.named().read(file)).as(what).hasMessage(ESCAPED);
    for (String charset : List.of("UTF-8", "windows-31j", "EUC-JP")) {
      assertThatThrownBy(() -> Specs.named().charset(charset).read(file))
          .as("%s read as %s", what, charset)
          .isInstanceOf(ExportException.class)
          .hasMessage(ESCAPED);
    }
  }

  @Test
  void findsEscapeSequenceOverTheEndOfABlock() {
    byte[] sequence = {0x1B, '$', 'B'};
    for (int cut = 0; cut <= sequence.length; cut++) {
      byte[] begin = Arrays.copyOf(sequence, cut);
      byte[] end = Arrays.copyOfRange(sequence, cut, sequence.length);
      EscapedJapanese escapes = new EscapedJapanese("inbox/users");
      assertThatThrownBy(
              () -> {
                escapes.skipAscii(begin, 0, begin.length);
                escapes.skipAscii(end, 0, end.length);
              })
          .hasMessage(ESCAPED);
    }
  }

  @Test
  void takesOtherEscapesForCharacters() {
    String values = "\u001B,\u001B\u001B[0m\nu\u001B$,$B\u001B(\n\u001B$A,\u001B(";
    assertThat(Specs.named().read("user_id,mail\n" + values + "\u001B"))
        .containsExactly(
            "2 \u001B|\u001B\u001B[0m", "3 u\u001B$|$B\u001B(", "4 \u001B$A|\u001B(\u001B");
    assertThat(Specs.named().charset("UTF-8").read("user_id,mail\n山,\u001B$B\n"))
        .as("no ISO-2022-JP has such bytes")
        .containsExactly("2 山|\u001B$B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
  void refusesUtf32(String charset) {
    for (String mark : List.of("", "\uFEFF")) {
      byte[] file = (mark + "user_id,mail\nu1,😀山@x.jp\n").getBytes(Charset.forName(charset));
      assertThatThrownBy(() -> Specs.named().read(file))
          .isInstanceOf(ExportException.class)
          .hasMessage("inbox/users is UTF-32, which is not read. Export it as UTF-8.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void stripsEveryMarkAtTheBegin(String charset) {
    byte[] file = "\uFEFF\uFEFFuser_id,mail\nu1,a@x.jp\n".getBytes(Charset.forName(charset));
    assertThat(Specs.named().read(file)).containsExactly("2 u1|a@x.jp");
  }
}
