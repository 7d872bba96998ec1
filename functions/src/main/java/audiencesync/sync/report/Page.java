package audiencesync.sync.report;

import audiencesync.sync.connector.ReportLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The frame of every page: one file that asks the network for nothing, runs no script, follows the
 * reader's light or dark setting, and switches the language by two radio buttons and CSS alone.
 *
 * @param opening the language that is shown until the reader chooses the other
 */
record Page(ReportLanguage opening, String title, Html content) {
  /** A second wall behind the escaping: whatever got into the page could load and run nothing. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'";

  private static final String STYLE = style();

  byte[] bytes() {
    Html page = Tag.of("html").with("lang", opening.tag()).holding(head(), body());
    return ("<!DOCTYPE html>\n" + page.markup() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private Html head() {
    return Tag.of("head")
        .holding(
            Tag.of("meta").with("charset", "utf-8").empty(),
            meta("viewport", "width=device-width, initial-scale=1"),
            meta("color-scheme", "light dark"),
            meta("referrer", "no-referrer"),
            Tag.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", POLICY)
                .empty(),
            Tag.of("title").holding(Html.text(title)),
            // An icon of no bytes keeps browsers from asking the server for one.
            Tag.of("link").with("rel", "icon").with("href", "data:,").empty(),
            Tag.of("style").holding(new Html(STYLE)));
  }

  private static Html meta(String name, String content) {
    return Tag.of("meta").with("name", name).with("content", content).empty();
  }

  /** The radio buttons stand before all that they switch: CSS looks forward only. */
  private Html body() {
    return Tag.of("body")
        .holding(
            Tag.of("main")
                .holding(
                    choice(Language.JA),
                    label(Language.JA, "日本語"),
                    choice(Language.EN),
                    label(Language.EN, "English"),
                    Tag.of("div").classed("page").holding(content)));
  }

  private Html choice(Language language) {
    Tag choice =
        Tag.of("input").with("type", "radio").with("name", "language").with("id", language.tag());
    return (isOpening(language) ? choice.with("checked", "checked") : choice).empty();
  }

  private boolean isOpening(Language language) {
    return language.tag().equals(opening.tag());
  }

  private static Html label(Language language, String name) {
    return Tag.of("label")
        .with("for", language.tag())
        .with("lang", language.tag())
        .holding(Html.text(name));
  }

  private static String style() {
    try (InputStream file = Page.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("page.css cannot be read from the jar", e);
    }
  }
}
