package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a & b            | a &amp; b",
        "<script>         | &lt;script&gt;",
        "\" onload=\"x    | &quot; onload=&quot;x",
        "' onload='x      | &#39; onload=&#39;x",
        "&lt;             | &amp;lt;",
        "会員_マスタ.csv  | 会員_マスタ.csv",
        "𠮷野家           | 𠮷野家",
      })
  void escapesWhatMeansSomethingToHtml(String text, String markup) {
    assertThat(Html.text(text).markup()).isEqualTo(markup);
  }

  @ParameterizedTest
  @CsvSource({"0", "7", "1b", "7f", "85", "d800", "dfff", "fffe", "ffff", "1fffe", "fdd0"})
  void showsWhatIsNoCharacterOfHtmlAsReplaced(String point) {
    String text = "a" + new String(new int[] {Integer.parseInt(point, 16)}, 0, 1) + "b";

    assertThat(Html.text(text).markup()).isEqualTo("a\ufffdb");
  }

  @ParameterizedTest
  @CsvSource({"202a", "202b", "202c", "202d", "202e", "2066", "2067", "2068", "2069"})
  void showsMarksThatReorderTextAsReplaced(String point) {
    String text = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";

    assertThat(Html.text(text).markup()).isEqualTo("a\ufffdb");
  }

  @Test
  void keepsLineBreaksAndTabs() {
    assertThat(Html.text("a\n\tb").markup()).isEqualTo("a\n\tb");
  }

  @Test
  void escapesAttributesToo() {
    Tag tag = Tag.of("a").with("href", "x\" onclick=\"alert(1)");

    assertThat(tag.holding(Html.text("<b>")).markup())
        .isEqualTo("<a href=\"x&quot; onclick=&quot;alert(1)\">&lt;b&gt;</a>");
  }

  @Test
  void saysAPhraseInBothLanguages() {
    assertThat(Html.say("trend.title").markup())
        .isEqualTo(
            "<span class=\"ja\" lang=\"ja\">推移（最近の 30 回）</span>"
                + "<span class=\"en\" lang=\"en\">The last 30 runs</span>");
  }
}
