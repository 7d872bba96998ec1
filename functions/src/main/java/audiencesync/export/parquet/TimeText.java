package audiencesync.export.parquet;

import audiencesync.export.codec.Bytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Dates and times in ISO 8601: {@code 2026-11-25}, {@code 09:34:29}, {@code 2026-11-25T09:34:29},
 * and with {@code Z} at the end what is a point in time. A fraction of a second has 3, 6 or 9
 * digits, and is left out when it is zero.
 */
final class TimeText {
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int NANOS = 1_000_000_000;
  private static final int JULIAN_DAY_OF_1970 = 2_440_588;
  private static final int TIME_AT = "1970-01-01T".length();

  private TimeText() {}

  /** The text of times or timestamps. */
  static Optional<ValueText> of(Meaning meaning) {
    int units = meaning.scale();
    if (units == 0) {
      return Optional.empty();
    }
    return Optional.of(
        meaning.kind() == Meaning.Kind.TIME
            ? (value, into) -> appendTime(value.bits, units, into)
            : (value, into) -> appendTimestamp(value.bits, meaning, into));
  }

  static boolean appendDate(PageValues value, TextBuffer into) {
    into.append(LocalDate.ofEpochDay(value.bits).toString());
    return true;
  }

  private static boolean appendTime(long time, int units, TextBuffer into) {
    boolean isTime = time >= 0 && time < (long) SECONDS_OF_DAY * units;
    if (isTime) {
      String text = DateTimeFormatter.ISO_INSTANT.format(instant(time, units));
      into.append(text.substring(TIME_AT, text.length() - 1));
    }
    return isTime;
  }

  private static boolean appendTimestamp(long time, Meaning meaning, TextBuffer into) {
    String text = DateTimeFormatter.ISO_INSTANT.format(instant(time, meaning.scale()));
    into.append(meaning.isUtc() ? text : text.substring(0, text.length() - 1));
    return true;
  }

  private static Instant instant(long time, int units) {
    long part = Math.floorMod(time, (long) units) * (NANOS / units);
    return Instant.ofEpochSecond(Math.floorDiv(time, (long) units), part);
  }

  /** The timestamps of older warehouses: nanoseconds of the day, and the Julian day. */
  static boolean appendInt96(PageValues value, TextBuffer into) {
    long nanos = Bytes.longAt(value.bytes, value.start);
    long day = Bytes.intAt(value.bytes, value.start + Long.BYTES) - (long) JULIAN_DAY_OF_1970;
    Instant instant = Instant.ofEpochSecond(day * SECONDS_OF_DAY, nanos);
    into.append(DateTimeFormatter.ISO_INSTANT.format(instant));
    return true;
  }
}
