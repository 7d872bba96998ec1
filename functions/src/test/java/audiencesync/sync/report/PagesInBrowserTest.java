package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a person sees them: in a real browser, in both languages. */
class PagesInBrowserTest extends PagesInABrowser {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

  @ParameterizedTest
  @MethodSource("names")
  void showsVerdictAndFiguresInEitherLanguageAndAsksNobody(String name) throws IOException {
    RunReport report = Objects.requireNonNull(PageFiles.REPORTS.get(name));
    String japanese = Language.JA.say(Verdict.of(report).sentence());
    String english = Language.EN.say(Verdict.of(report).sentence());
    JsonNode json = new ObjectMapper().readTree(ReportJson.write(report));

    browser.requests();
    browser.complaints();
    browser.open(page(name), 1280).language("ja");
    assertThat(browser.text()).contains(japanese).doesNotContain(english);
    assertThat(numbers(browser.text())).containsAll(numbers(json).toList());
    browser.language("en");
    assertThat(browser.text()).contains(english).doesNotContain(japanese);
    assertThat(numbers(browser.text())).containsAll(numbers(json).toList());
    assertThat(browser.requests()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void fitsAPhone(String name) {
    browser.open(page(name), 360);
    for (String language : List.of("ja", "en")) {
      browser.language(language);
      assertThat(browser.overhang()).isLessThanOrEqualTo(0);
      assertThat(browser.hidden("guards")).isLessThanOrEqualTo(0);
      assertThat(browser.collisions()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs", "connectors", "preview"})
  void listsFitAPhone(String name) {
    browser.open(page(name), 360).language("ja");

    assertThat(browser.overhang()).isLessThanOrEqualTo(0);
  }

  @Test
  void followsTheReadersColours() {
    assertThat(browser.colours("light").open(page("succeeded"), 1280).paper())
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(browser.colours("dark").open(page("succeeded"), 1280).paper())
        .isEqualTo("rgb(18, 22, 28)");
  }

  @Test
  void wouldNoticeWhatIsWrong() throws IOException {
    Path bad = page("bad");
    Files.writeString(
        bad,
        "<!DOCTYPE html><html><body><img src='http://127.0.0.1:65432/x.png'>"
            + "<p style='width: 2000px'>wide letters</p>"
            + "<div class='scroll' aria-labelledby='guards' style='width: 9px; overflow: auto'>"
            + "<b style='display: block; width: 99px'>wide</b></div><svg role='img' aria-label='x'>"
            + "<text x='0' y='20'>words</text><text x='9' y='20'>8</text></svg></body></html>");
    browser.requests();
    browser.complaints();
    browser.open(bad, 360);

    assertThat(browser.overhang()).isPositive();
    assertThat(browser.hidden("guards")).isPositive();
    assertThat(browser.collisions()).isEqualTo(List.of("words / 8"));
    assertThat(browser.requests()).containsExactly("http://127.0.0.1:65432/x.png");
    assertThat(browser.complaints()).isNotEmpty();
  }

  private static Set<String> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(number -> number.group().replace(",", ""))
        .collect(Collectors.toSet());
  }

  private static Stream<String> numbers(JsonNode json) {
    return json.isNumber()
        ? Stream.of(json.asText())
        : StreamSupport.stream(json.spliterator(), false).flatMap(PagesInBrowserTest::numbers);
  }
}
