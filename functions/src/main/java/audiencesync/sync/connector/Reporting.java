package audiencesync.sync.connector;

import java.util.Objects;

/**
 * How people are told of a connector's runs.
 *
 * @param language that of notices, and the one in which a report opens
 * @param refreshBeforeDays how long before the audience's assumed end they are warned
 */
public record Reporting(ReportLanguage language, int refreshBeforeDays) {
  public Reporting {
    Objects.requireNonNull(language, "language");
    AudienceLife.REFRESH_BEFORE_DAYS.require("refreshBeforeDays", refreshBeforeDays);
  }
}
