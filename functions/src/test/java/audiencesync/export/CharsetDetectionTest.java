package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is concluded from a text's bytes, and what is refused rather than concluded. */
final class CharsetDetectionTest {
  private static final List<String> KANJI =
      List.of(
          "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本",
          "井上", "木村", "林", "斎藤", "清水", "髙橋", "渡邊", "﨑山", "太郎", "花子", "次郎", "美咲", "翔太", "陽菜", "東京都",
          "大阪府", "男", "女", "会員", "退会", "配信停止", "ゴールド", "プレミアム", "さくら", "ひなた", "株式会社");
  private static final List<String> HALF_WIDTH =
      List.of(
          "ｻﾄｳ", "ｽｽﾞｷ", "ﾀｶﾊｼ", "ﾀﾅｶ", "ｲﾄｳ", "ﾜﾀﾅﾍﾞ", "ﾔﾏﾓﾄ", "ﾅｶﾑﾗ", "ｺﾊﾞﾔｼ", "ｶﾄｳ", "ﾖｼﾀﾞ",
          "ﾔﾏﾀﾞ", "ｻｻｷ", "ﾔﾏｸﾞﾁ", "ﾏﾂﾓﾄ", "ｲﾉｳｴ", "ｷﾑﾗ", "ﾊﾔｼ", "ｻｲﾄｳ", "ｼﾐｽﾞ", "ﾀﾛｳ", "ﾊﾅｺ",
          "ｼﾞﾛｳ", "ﾐｻｷ", "ｼｮｳﾀ", "ﾋﾅ", "ﾕｳ", "ﾓｴ", "ﾅｵ", "ｱｷﾗ", "ｼﾙﾊﾞｰ", "ｺﾞｰﾙﾄﾞ");
  private static final List<String> OTHER_SCRIPTS =
      List.of("สมชาย", "กรุงเทพ", "陳怡君", "張雅婷", "김철수", "Иванов", "José", "Müller", "Ωμέγα", "😀");

  private static final Map<String, Charset> WRITTEN =
      Map.of(
          "UTF-8",
          UTF_8,
          "windows-31j",
          Charset.forName("windows-31j"),
          "EUC-JP",
          Charset.forName("x-eucJP-Open"));

  static Stream<Arguments> words() {
    return Stream.of(
        arguments("UTF-8", KANJI),
        arguments("UTF-8", HALF_WIDTH),
        arguments("UTF-8", OTHER_SCRIPTS),
        arguments("windows-31j", KANJI),
        arguments("windows-31j", HALF_WIDTH),
        arguments("EUC-JP", KANJI),
        arguments("EUC-JP", HALF_WIDTH));
  }

  /** Few words may be ambiguous; none are taken for what they are not. Many are never ambiguous. */
  @ParameterizedTest
  @MethodSource("words")
  void neverConcludesWhatIsWrong(String charset, List<String> words) {
    Random random = new Random(20_261_125);
    Map<CharsetCertainty, Integer> found = new HashMap<>();
    for (int i = 0; i < 500; i++) {
      List<String> some = new ArrayList<>(words);
      Collections.shuffle(some, random);
      some = some.subList(0, 1 + random.nextInt(words.size()));
      CharsetFinding finding = finding(String.join(",", some), charset);
      if (finding.certainty() != CharsetCertainty.AMBIGUOUS || some.size() > 7) {
        assertThat(finding.charset().name()).as("%s: %s", some, finding).isEqualTo(charset);
        assertThat(finding.certainty())
            .as("%s: %s", some, finding)
            .isNotEqualTo(CharsetCertainty.AMBIGUOUS);
      }
      found.merge(finding.certainty(), 1, Integer::sum);
    }
    assertThat(found.getOrDefault(CharsetCertainty.AMBIGUOUS, 0)).as("%s", found).isLessThan(75);
  }

  private static CharsetFinding finding(String text, String charset) {
    byte[] written = text.getBytes(WRITTEN.get(charset));
    return CharsetGuess.ofText().judge(written, written.length, true);
  }

  @ParameterizedTest
  @CsvSource({
    "'b,', UTF-8, ASCII",
    "'あい,', UTF-8, LIKELY",
    "'男,', UTF-8, LIKELY",
    "'山田太郎,東京都', UTF-8, PROVEN",
    "'山田,', windows-31j, LIKELY",
    "'山田太郎,東京都', windows-31j, PROVEN",
    "'ﾔﾏﾀﾞ,', windows-31j, AMBIGUOUS",
    "'山田,', EUC-JP, AMBIGUOUS",
    "'あい,', EUC-JP, LIKELY",
    "'山田太郎,あいうえお', EUC-JP, LIKELY",
    "'鈴木次郎,あいうえお', EUC-JP, PROVEN"
  })
  void saysHowSureItIs(String value, String charset, CharsetCertainty certainty) {
    byte[] file = ("user_id,mail,x,y\nu1,a," + value + "\n").getBytes(WRITTEN.get(charset));
    RecordedRows rows = new RecordedRows();
    ReadSummary summary = Specs.named().reader().read(MemoryObject.of(file), rows);
    assertThat(rows.calls()).containsExactly("2 u1|a");
    assertThat(summary.certainty()).isEqualTo(certainty);
    if (certainty != CharsetCertainty.AMBIGUOUS) {
      assertThat(summary.charset()).isEqualTo(charset);
    }
    assertThat(Specs.named().reader().sample(MemoryObject.of(file), 9).certainty())
        .isEqualTo(certainty);
  }

  /** What everybody has in every row proves no more than what one has in one. */
  @Test
  void countsEachWordOnce() {
    assertThat(finding("山田,".repeat(10_000), "EUC-JP").certainty())
        .isEqualTo(CharsetCertainty.AMBIGUOUS);
  }

  static Stream<Arguments> ambiguities() {
    return Stream.of(
        arguments("identifier", Specs.named(), "user_id,mail,x\nu0,a,\nu1,山田,\n", 3),
        arguments("user id", Specs.named(), "user_id,mail,x\n山田,a,\n", 2),
        arguments("header", Specs.named("山田", "mail"), "山田,mail,x\nu1,a,\n", 1),
        arguments(
            "filter",
            Specs.named().filter("x", Operator.IS_NOT_EMPTY),
            "user_id,mail,x\nu1,a,b\nu2,a,山田\n",
            3),
        arguments(
            "delimiter that may be part of a character",
            Specs.named().delimiter('|'),
            "user_id|mail|x\nu1|a|山田\n",
            2),
        arguments("position", Specs.positions(0, 1), "u1,山田,\n", 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ambiguities")
  void refusesToGuessWhereUsedColumnsDiffer(String what, Specs specs, String file, int line) {
    byte[] written = file.getBytes(WRITTEN.get("EUC-JP"));
    assertThatThrownBy(() -> specs.read(written))
        .as(what)
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users may be windows-31j or EUC-JP: both make sense, and they differ in a column"
                + " that is used (line %d). Set \"charset\" to the one that it was written in.",
            line);
    assertThat(specs.charset("EUC-JP").read(written)).isNotEmpty();
  }

  @Test
  void readsOnWhereOnlyOtherColumnsDiffer() {
    byte[] file = "user_id,mail,山田\nu1,a,山田\nu2,b,\nu3,c,山\n".getBytes(WRITTEN.get("EUC-JP"));
    assertThat(Specs.named().read(file)).containsExactly("2 u1|a", "3 u2|b", "4 u3|c");
  }

  @Test
  void rejectsWhatNoCharsetReads() {
    byte[] file = "user_id,mail\nu1,?\nu2,b\n".getBytes(UTF_8);
    file["user_id,mail\nu1,".length()] = (byte) 0xFF;
    assertThat(Specs.named().read(file)).containsExactly("2 invalid_encoding", "3 u2|b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"user_id\":\"u1\",\"mail\":\"é\"}", "{\"user_id\":\"é\"}"})
  void takesJsonForUtf8(String line) {
    assertThat(Specs.named().read(line).get(0)).contains("é");
    byte[] windows = "{\"user_id\":\"山田太郎\"}".getBytes(WRITTEN.get("windows-31j"));
    assertThat(Specs.named().read(windows)).containsExactly("1 山田太郎|");
  }

  static Stream<Arguments> ambiguousJson() {
    return Stream.of(
        arguments("value", Specs.named(), "{\"user_id\":\"u1\",\"mail\":\"ﾃｩ\"}"),
        arguments("name", Specs.named("ﾃｩ", "mail"), "{\"mail\":\"u1\",\"ﾃｩ\":\"b\"}"),
        arguments("backslash", Specs.named(), "{\"mail\":\"u1\",\"x\":\"ﾃｩ\\n\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ambiguousJson")
  void refusesToGuessInJson(String what, Specs specs, String line) {
    byte[] written = line.getBytes(WRITTEN.get("windows-31j"));
    assertThatThrownBy(() -> specs.format(FileFormat.JSONL).read(concat("x\n", written)))
        .as(what)
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("inbox/users may be ")
        .hasMessageContaining("(line 2)");
  }

  /** The first word beyond ASCII says nothing; what settles it comes long after. */
  @Test
  void looksFurtherUntilItIsClear() {
    byte[] begun = "user_id,mail,x\nu0,,山田\n".getBytes(WRITTEN.get("EUC-JP"));
    byte[] ascii = ("u1,a@x.jp," + "x".repeat(1_000) + "\n").repeat(1_000).getBytes(UTF_8);
    byte[] end = "佐藤,c,あいう\n鈴木花子,b,東京都\n".getBytes(WRITTEN.get("EUC-JP"));
    RecordedRows rows = new RecordedRows();
    ReadSummary summary =
        Specs.named().reader().read(MemoryObject.of(concat(begun, ascii, end)), rows);
    assertThat(summary.charset()).isEqualTo("EUC-JP");
    assertThat(summary.certainty()).isEqualTo(CharsetCertainty.PROVEN);
    assertThat(rows.calls())
        .startsWith("2 u0|", "3 u1|a@x.jp")
        .endsWith("1003 佐藤|c", "1004 鈴木花子|b");

    byte[] farAscii = ("u1,a@x.jp," + "x".repeat(1_000) + "\n").repeat(5_000).getBytes(UTF_8);
    assertThat(farAscii).hasSizeGreaterThan(TextStream.LONGEST_WINDOW_BYTES);
    assertThatThrownBy(() -> Specs.named().read(concat(begun, farAscii, end)))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("(line 5003)");
  }

  @Test
  void refusesFileWhoseLaterPartContradictsItsBeginning() {
    byte[] first = ("user_id,mail\n" + "佐藤,a\n山田太郎,b\n".repeat(20_000)).getBytes(UTF_8);
    byte[] second = "佐藤,a\n山田太郎,b\n".repeat(9_000).getBytes(WRITTEN.get("windows-31j"));
    assertThat(first).hasSizeGreaterThan(TextStream.WINDOW_BYTES);
    assertThatThrownBy(() -> Specs.named().read(concat(first, second)))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users seemed to be UTF-8, but 18000 of its 58000 rows that are not plain ASCII"
                + " are no text in it, the first on line 40002. Set \"charset\" to the one that it"
                + " was written in, then such rows are rejected one by one; or export it in one"
                + " charset.");
    List<String> rows = Specs.named().charset("UTF-8").read(concat(first, second));
    assertThat(rows).hasSize(58_000).endsWith("58001 invalid_encoding");
  }

  private static byte[] concat(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts)
        .map(part -> part instanceof String text ? text.getBytes(UTF_8) : (byte[]) part)
        .forEach(all::writeBytes);
    return all.toByteArray();
  }
}
