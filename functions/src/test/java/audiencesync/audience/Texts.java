package audiencesync.audience;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a table show what cannot be seen: {@code {3000}} stands for U+3000. */
final class Texts {
  private static final Pattern ESCAPE = Pattern.compile("\\{([0-9A-F]{2,6})}");

  private Texts() {}

  static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
  }
}
