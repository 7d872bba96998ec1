package audiencesync.sync.report;

import java.util.Locale;

/** How good a piece of news is. It is shown by a sign and a word, never by a colour alone. */
enum Tone {
  GOOD("✓"),
  /** Nothing is wrong. */
  CALM("–"),
  /** Somebody should look. */
  ATTENTION("!"),
  BAD("✕");

  private final String sign;

  Tone(String sign) {
    this.sign = sign;
  }

  /** A block of this tone. */
  Html block(Html... content) {
    return Tag.of("div").classed("tone " + cssClass()).holding(mark(), held("div", content));
  }

  /** A short text of this tone, for a cell of a table. */
  Html inline(Html... content) {
    return Tag.of("span").classed("tone " + cssClass()).holding(mark(), held("span", content));
  }

  private Html mark() {
    return Tag.of("span").classed("mark").with("aria-hidden", "true").holding(Html.text(sign));
  }

  private static Html held(String element, Html... content) {
    return Tag.of(element).holding(content);
  }

  private String cssClass() {
    return name().toLowerCase(Locale.ROOT);
  }
}
