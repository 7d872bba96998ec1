package audiencesync.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as axe-core judges them in a real browser, by day and by night. */
class PagesAreAccessibleTest extends PagesInABrowser {
  @ParameterizedTest
  @MethodSource("names")
  void isAccessibleByDay(String name) {
    browser.colours("light").open(page(name), 1280).language("ja");

    assertThat(browser.violations()).isEmpty();
  }

  /** One page of each colour that a verdict may have. */
  @ParameterizedTest
  @ValueSource(strings = {"succeeded", "dry-run", "skipped", "incomplete"})
  void isAccessibleByNight(String name) {
    browser.colours("dark").open(page(name), 360).language("en");

    assertThat(browser.violations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs", "connectors", "preview"})
  void listsAreAccessible(String name) {
    browser.colours("light").open(page(name), 360).language("ja");

    assertThat(browser.violations()).isEmpty();
  }

  @Test
  void wouldNoticeWhatIsWrong() throws IOException {
    Path bad = page("bad");
    Files.writeString(
        bad,
        "<!DOCTYPE html><html><body><img src='http://127.0.0.1:65432/x.png'>"
            + "<p style='color: #eee'>pale letters</p></body></html>");

    assertThat(browser.colours("light").open(bad, 360).violations())
        .anyMatch(rule -> rule.toString().startsWith("color-contrast"))
        .anyMatch(rule -> rule.toString().startsWith("image-alt"));
  }
}
