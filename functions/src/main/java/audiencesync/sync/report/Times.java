package audiencesync.sync.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as people read them: Japanese time for readers of Japanese, UTC, as in logs, for others.
 */
final class Times {
  private static final DateTimeFormatter TOKYO = pattern("uuuu-MM-dd HH:mm:ss 'JST'", tokyo());
  private static final DateTimeFormatter UTC = pattern("uuuu-MM-dd HH:mm:ss 'UTC'", ZoneOffset.UTC);
  private static final DateTimeFormatter TOKYO_DATE = pattern("uuuu-MM-dd", tokyo());
  private static final DateTimeFormatter UTC_DATE = pattern("uuuu-MM-dd", ZoneOffset.UTC);

  private Times() {}

  static Html html(Instant time) {
    return Tag.of("time")
        .with("datetime", time.truncatedTo(ChronoUnit.MILLIS).toString())
        .holding(Html.say(phrase(time)));
  }

  static Phrase phrase(Instant time) {
    return Phrase.of("time", TOKYO.format(time), UTC.format(time));
  }

  /** The day alone, for what is known to the day at best. */
  static Phrase date(Instant time) {
    return Phrase.of("time", TOKYO_DATE.format(time), UTC_DATE.format(time));
  }

  /** In UTC only, for tables of hundreds of rows. */
  static Html utc(Instant time) {
    return Html.text(UTC.format(time));
  }

  /** From one to the other in hours, minutes and seconds; never less than nothing. */
  static Phrase between(Instant start, Instant end) {
    Duration duration = Duration.between(start, end);
    if (duration.isNegative()) {
      return between(start, start);
    }
    return phrase(duration);
  }

  /** Hours, minutes and seconds. */
  static Phrase phrase(Duration duration) {
    String key = duration.toHours() > 0 ? "duration.hours" : "duration.minutes";
    return Phrase.of(key, duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  private static ZoneId tokyo() {
    return ZoneId.of("Asia/Tokyo");
  }

  private static DateTimeFormatter pattern(String pattern, ZoneId zone) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
  }
}
