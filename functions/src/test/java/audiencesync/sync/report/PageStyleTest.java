package audiencesync.sync.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.connector.ReportLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast by WCAG 2.2, 1.4.3 (text, 4.5 to 1) and 1.4.11 (bars and outlines, 3 to 1). */
class PageStyleTest {
  private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #([0-9a-f]{6});");

  @ParameterizedTest
  @CsvSource({
    "ink, paper, 4.5",
    "ink, card, 4.5",
    "faint, paper, 4.5",
    "faint, card, 4.5",
    "link, paper, 4.5",
    "good, good-paper, 4.5",
    "calm, calm-paper, 4.5",
    "attention, attention-paper, 4.5",
    "bad, bad-paper, 4.5",
    "ink, good-paper, 4.5",
    "ink, calm-paper, 4.5",
    "ink, attention-paper, 4.5",
    "ink, bad-paper, 4.5",
    "accent, paper, 3",
    "accent, track, 3",
    "link, paper, 3"
  })
  void canBeReadInLightAndInDark(String front, String back, double least) {
    for (Map<String, String> colours : List.of(colours(0), colours(1))) {
      assertThat(contrast(colour(colours, front), colour(colours, back)))
          .isGreaterThanOrEqualTo(least);
    }
  }

  private static Map<String, String> colours(int theme) {
    String css = css().split("prefers-color-scheme: dark", -1)[theme];
    Map<String, String> colours = new HashMap<>();
    COLOUR.matcher(css).results().forEach(m -> colours.put(m.group(1), m.group(2)));
    return colours;
  }

  private static String colour(Map<String, String> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 0) + 0.7152 * channel(colour, 2) + 0.0722 * channel(colour, 4);
  }

  private static double channel(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static String css() {
    byte[] page = RunsIndexPage.html(ReportLanguage.JA, "members", List.of());
    return new String(page, UTF_8);
  }
}
