package audiencesync.sync.report;

import audiencesync.sync.connector.ReportLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages of reports. All of what they say stands in one file each, {@code ja.properties}.
 */
final class Language {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  static final Language JA = new Language("ja");
  static final Language EN = new Language("en");

  private final String tag;
  private final Properties templates;

  private Language(String tag) {
    this.tag = tag;
    this.templates = load(tag + ".properties");
  }

  static Language of(ReportLanguage chosen) {
    return chosen == ReportLanguage.EN ? EN : JA;
  }

  /** The tag of the language in HTML, which is the name of its file too. */
  String tag() {
    return tag;
  }

  /** Whether there is a template of that key; the same in every language. */
  boolean knows(String key) {
    return templates.containsKey(key);
  }

  Set<String> keys() {
    return templates.stringPropertyNames();
  }

  /** The phrase as plain text. */
  String say(Phrase phrase) {
    String template = templates.getProperty(phrase.key());
    if (template == null) {
      throw new IllegalArgumentException(tag + ".properties has no " + phrase.key());
    }
    return PLACE.matcher(template).replaceAll(place -> argument(phrase, place));
  }

  private String argument(Phrase phrase, MatchResult place) {
    int index = Integer.parseInt(place.group(1));
    return Matcher.quoteReplacement(say(phrase.arguments().get(index)));
  }

  private String say(Object argument) {
    if (argument instanceof Phrase phrase) {
      return say(phrase);
    }
    return argument instanceof Number number ? Figures.grouped(number) : argument.toString();
  }

  private static Properties load(String name) {
    Properties properties = new Properties();
    try (InputStream file = Objects.requireNonNull(Language.class.getResourceAsStream(name));
        Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      properties.load(text);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the jar", e);
    }
  }
}
