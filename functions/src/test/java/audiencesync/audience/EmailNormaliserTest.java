package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Outcome.Judge;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailNormaliserTest {
  private final Judge judge = new Judge(Rules.EMAIL);

  /** Google's published example, recomputed in line-ads-api.md §11. */
  @Test
  void reproducesAPublishedHash() {
    assertThat(judge.of("John_Smith@gmail.com").lines())
        .containsExactly("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          taro@example.com                        | taro@example.com
          TARO.Yamada@Example.CO.JP               | taro.yamada@example.co.jp
          ISTANBUL@TITIZ.COM                      | istanbul@titiz.com
          {20}{09}taro@example.com{0D}{0A}{0B}{0C}| taro@example.com
          {3000}hanako@example.jp{3000}           | hanako@example.jp
          {A0}hanako@example.jp{A0}               | hanako@example.jp
          {FEFF}hanako@example.jp                 | hanako@example.jp
          hanako@example.jp{200B}{200C}{200D}     | hanako@example.jp
          {2060}hanako@example.jp{FEFF}{20}{3000} | hanako@example.jp
          {200E}hanako@example.jp{202C}           | hanako@example.jp
          {85}{2028}{2029}{1680}jiro@example.jp   | jiro@example.jp
          ｊｉｒｏ＠ｅｘａｍｐｌｅ．ｊｐ                    | jiro@example.jp
          ＪＩＲＯ＠example.JP                      | jiro@example.jp
          j{FF0E}iro@e{FF0D}xample.jp             | j.iro@e-xample.jp
          a{2010}b{2011}c{2012}d@x{2013}y.jp      | a-b-c-d@x-y.jp
          a{2014}b{2015}c{2212}d@x.jp             | a-b-c-d@x.jp
          a{301C}b{FF5E}c@x.jp                    | a~b~c@x.jp
          {212A}elvin@x.jp                        | kelvin@x.jp
          {2460}ban@x.jp                          | 1ban@x.jp
          taro..x.@docomo.ne.jp                   | taro..x.@docomo.ne.jp
          .taro@ezweb.ne.jp                       | .taro@ezweb.ne.jp
          .@x.jp                                  | .@x.jp
          a.b@1.2                                 | a.b@1.2
          a@b.c-d.e--f.jp                         | a@b.c-d.e--f.jp
          a@xn--wgv71a119e.jp                     | a@xn--wgv71a119e.jp
          """)
  void sendsTheNormalForm(String raw, String normal) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.hashed(Verdict.USABLE, normal));
  }

  @Test
  void takesEveryAtomCharacter() {
    String address = "!#$%&'*-/=?^_`{|}~@example.jp";

    assertThat(judge.of(address)).isEqualTo(Outcome.hashed(Verdict.USABLE, address));
  }

  @ParameterizedTest
  @CsvSource({
    "taro+line@Example.jp, taro+line@example.jp",
    "+@example.jp, +@example.jp",
    "taro＋shop@example.jp, taro+shop@example.jp"
  })
  void marksAddressesWithAPlusWithoutFoldingThem(String raw, String normal) {
    assertThat(judge.of(raw)).isEqualTo(Outcome.hashed(Verdict.USABLE_WITH_PLUS, normal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "{3000}",
        "{FEFF}",
        "{200B}{A0}",
        "null",
        "NULL",
        "Nan",
        "NaN",
        "none",
        "N/A",
        "n/a",
        "-",
        "{2014}",
        "{2212}",
        "unknown",
        "UNKNOWN",
        " Unknown{3000}",
        "ｎｕｌｌ",
        "Ｎ／Ａ"
      })
  void countsPlaceholdersAsMissing(String raw) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.rejected(Verdict.MISSING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "taro",
        "taro.example.com",
        "@example.com",
        "taro@",
        "taro@@example.com",
        "taro@a@example.com",
        "taro@example",
        "taro@.com",
        "taro@example.",
        "taro@example..com",
        "taro@-example.com",
        "taro@example-.com",
        "taro@example.-com",
        "taro@example.com-",
        "taro@exa_mple.com",
        "taro@exa+mple.com",
        "ta ro@example.com",
        "ta{3000}ro@example.com",
        "ta{200B}ro@example.com",
        "taro@exam ple.com",
        "ta,ro@example.com",
        "taro@example.com, jiro@example.com",
        "<taro@example.com>",
        "Taro <taro@example.com>",
        "\"taro x\"@example.com",
        "taro(x)@example.com",
        "mailto:taro@example.com",
        "taro@[127.0.0.1]",
        "太郎@example.com",
        "taro@例え.jp",
        "tarö@example.com",
        "taro{7F}@example.com",
        "taro{00}@example.com",
        "nulls",
        "--",
        "none@"
      })
  void dropsWhatCannotBeAnAddress(String raw) {
    assertThat(judge.of(Texts.unescaped(raw))).isEqualTo(Outcome.rejected(Verdict.INVALID_EMAIL));
  }

  @Test
  void dropsWhatIsNotUtf8() {
    byte[] raw = "taro@example.com".getBytes(US_ASCII);
    raw[2] = (byte) 0x82;

    assertThat(judge.of(raw)).isEqualTo(Outcome.rejected(Verdict.INVALID_EMAIL));
  }

  @Test
  void takes120CharactersAndNoMore() {
    String longest = "a".repeat(113) + "@b-c.jp";
    assertThat(longest).hasSize(120);

    assertThat(judge.of(longest)).isEqualTo(Outcome.hashed(Verdict.USABLE, longest));
    assertThat(judge.of("a" + longest)).isEqualTo(Outcome.rejected(Verdict.TOO_LONG));
  }

  @Test
  void countsCharactersAfterStrippingAndNotBytes() {
    String wide = "ａ".repeat(113) + "@b-c.jp";

    assertThat(judge.of("  \u3000" + wide + " "))
        .isEqualTo(Outcome.hashed(Verdict.USABLE, "a".repeat(113) + "@b-c.jp"));
    assertThat(judge.of("ａ" + wide)).isEqualTo(Outcome.rejected(Verdict.TOO_LONG));
    assertThat(judge.of("太".repeat(120))).isEqualTo(Outcome.rejected(Verdict.INVALID_EMAIL));
    assertThat(judge.of("𠮷".repeat(120))).isEqualTo(Outcome.rejected(Verdict.INVALID_EMAIL));
    assertThat(judge.of("太".repeat(121))).isEqualTo(Outcome.rejected(Verdict.TOO_LONG));
  }

  @Test
  void saysTooLongBeforeItSaysInvalid() {
    assertThat(judge.of("@".repeat(121))).isEqualTo(Outcome.rejected(Verdict.TOO_LONG));
    assertThat(judge.of("太".repeat(5_000))).isEqualTo(Outcome.rejected(Verdict.TOO_LONG));
  }

  @Test
  void looksPastAnyAmountOfBlanks() {
    String blanks = " \u3000".repeat(10_000);

    assertThat(judge.of(blanks + "taro@example.com" + blanks))
        .isEqualTo(Outcome.hashed(Verdict.USABLE, "taro@example.com"));
  }

  @Test
  void neverHashesAHashAgain() {
    String hash = Outcome.sha256("taro@example.com");

    assertThat(judge.of(hash)).isEqualTo(Outcome.rejected(Verdict.ALREADY_HASHED));
    assertThat(judge.of(" " + hash.toUpperCase(Locale.ROOT) + "\u3000"))
        .isEqualTo(Outcome.rejected(Verdict.ALREADY_HASHED));
    assertThat(judge.of(hash.substring(1))).isEqualTo(Outcome.rejected(Verdict.INVALID_EMAIL));
    assertThat(judge.of(hash.substring(1) + "g"))
        .isEqualTo(Outcome.rejected(Verdict.INVALID_EMAIL));
  }

  @Test
  void doesOnBytesWhatTheRuleSaysOfTexts() {
    Random random = new Random(20_261_123);
    for (int i = 0; i < 100_000; i++) {
      String raw = generated(random);
      Outcome expected = byTheBook(raw);
      // Compared before it is asserted, which takes far longer.
      if (!judge.of(raw).equals(expected)) {
        assertThat(judge.of(raw)).as(escaped(raw)).isEqualTo(expected);
      }
    }
  }

  private static final String[] PIECES = {
    "a",
    "Z",
    "0",
    "taro",
    "YAMADA",
    "@",
    "@",
    "@",
    ".",
    ".",
    ".jp",
    "example.com",
    "-",
    "_",
    "+",
    " ",
    "\t",
    "\u3000",
    "\u00A0",
    "\uFEFF",
    "\u200B",
    "＠",
    "．",
    "ｊｐ",
    "Ａ",
    "ー",
    "\u2212",
    "\u2010",
    "\u301C",
    "~",
    "太",
    "é",
    "e\u0301",
    "İ",
    "ı",
    "\u212A",
    "𠮷",
    "'",
    "\"",
    "(",
    "/",
    "null",
    "n/a",
    "",
    "h\u0331",
    "H\u0331",
    "x".repeat(40),
    "ｘ".repeat(50),
    "\u001F",
    "\u007F"
  };

  private static String generated(Random random) {
    StringBuilder raw = new StringBuilder(random.nextInt(3) == 0 ? "" : "user1@Example.co.jp");
    int edits = random.nextInt(6);
    for (int i = 0; i < edits; i++) {
      int at = raw.offsetByCodePoints(0, random.nextInt(raw.codePointCount(0, raw.length()) + 1));
      raw.insert(at, PIECES[random.nextInt(PIECES.length)]);
    }
    return raw.toString();
  }

  private static String escaped(String raw) {
    StringBuilder escaped = new StringBuilder();
    raw.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04X", c)));
    return escaped.toString();
  }

  private static final Set<String> PLACEHOLDERS =
      Set.of("", "null", "nan", "none", "n/a", "-", "unknown");
  private static final String BLANKS =
      "[\\p{IsWhite_Space}\\uFEFF\\u180E\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069]+";
  private static final Pattern ENDS = Pattern.compile("\\A" + BLANKS + "|" + BLANKS + "\\z");
  private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern LOCAL = Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~.-]+");

  /** The e-mail rule of the product, written again without a thought for speed. */
  private static Outcome byTheBook(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    text = DASHES.matcher(text).replaceAll("-").replace('\u301C', '~');
    text = ENDS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    if (PLACEHOLDERS.contains(text)) {
      return Outcome.rejected(Verdict.MISSING);
    }
    if (text.codePointCount(0, text.length()) > 120) {
      return Outcome.rejected(Verdict.TOO_LONG);
    }
    if (!isAddress(text)) {
      return Outcome.rejected(Verdict.INVALID_EMAIL);
    }
    return Outcome.hashed(text.contains("+") ? Verdict.USABLE_WITH_PLUS : Verdict.USABLE, text);
  }

  private static boolean isAddress(String text) {
    String[] halves = text.split("@", -1);
    if (halves.length != 2 || !LOCAL.matcher(halves[0]).matches()) {
      return false;
    }
    String[] labels = halves[1].split("\\.", -1);
    boolean sound = true;
    for (String label : labels) {
      sound &= LABEL.matcher(label).matches();
    }
    return sound && labels.length > 1;
  }
}
