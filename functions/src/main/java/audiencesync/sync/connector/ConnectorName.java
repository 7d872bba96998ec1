package audiencesync.sync.connector;

import audiencesync.export.Printable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A connector's name: 1 to 63 lower-case ASCII letters, digits and hyphens, the first no hyphen. It
 * names the document, its state, its reports and its executions.
 */
public record ConnectorName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  static final String FORM_IN_WORDS =
      "a connector's name: use 1 to 63 lower-case letters (a-z), digits and hyphens, and begin with"
          + " a letter or a digit";
  private static final String FOLDER = "connectors/";
  private static final String ENDING = ".json";

  /**
   * @throws IllegalArgumentException when the text is not a connector's name
   */
  public ConnectorName {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          "\"" + Printable.shortened(value, Printable.NAME) + "\" is not " + FORM_IN_WORDS);
    }
  }

  /** The connector whose document lies under this key; empty when the key is no connector's. */
  public static Optional<ConnectorName> ofKey(String key) {
    return key.startsWith(FOLDER) && key.endsWith(ENDING)
        ? parse(key.substring(FOLDER.length(), key.length() - ENDING.length()))
        : Optional.empty();
  }

  /** The connector of that name; empty when the text is no connector's name. */
  public static Optional<ConnectorName> parse(String text) {
    return Optional.of(text).filter(ConnectorName::isName).map(ConnectorName::new);
  }

  /** Where its document lies in the bucket: {@code connectors/<name>.json}. */
  public String key() {
    return FOLDER + value + ENDING;
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isName(String text) {
    return FORM.matcher(text).matches();
  }
}
