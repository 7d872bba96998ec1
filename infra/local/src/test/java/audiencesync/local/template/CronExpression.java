package audiencesync.local.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expressions of EventBridge Scheduler: "Schedule types" in its guide. */
final class CronExpression {
  private static final Pattern CRON = Pattern.compile("cron\\(([^()]+)\\)");
  private static final Pattern RATE =
      Pattern.compile("rate\\((1 (minute|hour|day)|([2-9]|[1-9][0-9]+) (minutes|hours|days))\\)");
  private static final List<Field> FIELDS =
      List.of(
          new Field(0, 59, List.of()),
          new Field(0, 23, List.of()),
          new Field(1, 31, List.of("L", "W")),
          new Field(
              1,
              12,
              List.of(
                  "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                  "DEC")),
          new Field(1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "L")),
          new Field(1970, 2199, List.of()));

  private CronExpression() {}

  static boolean isValid(String expression) {
    Matcher cron = CRON.matcher(expression);
    return cron.matches() ? isCron(cron.group(1)) : RATE.matcher(expression).matches();
  }

  private static boolean isCron(String text) {
    String[] fields = text.split(" +", -1);
    if (fields.length != FIELDS.size()) {
      return false;
    }
    for (int i = 0; i < fields.length; i++) {
      boolean any = fields[i].equals("?") && (i == 2 || i == 4);
      if (!any && !FIELDS.get(i).takes(fields[i])) {
        return false;
      }
    }
    return fields[2].equals("?") != fields[4].equals("?");
  }

  private record Field(int least, int most, List<String> words) {
    boolean takes(String field) {
      for (String part : field.split("[,/-]", -1)) {
        boolean number = part.matches("[0-9]{1,4}");
        boolean inRange =
            number && Integer.parseInt(part) >= least && Integer.parseInt(part) <= most;
        if (!inRange && !part.equals("*") && !words.contains(part)) {
          return false;
        }
      }
      return true;
    }
  }
}
