package audiencesync.sync.connector;

import java.util.Locale;

/** The language in which people are told of a connector's runs. */
public enum ReportLanguage {
  JA,
  EN;

  /** Its tag in HTML and in a connector: {@code ja}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
