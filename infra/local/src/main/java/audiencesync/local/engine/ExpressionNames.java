package audiencesync.local.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code $names} in a JSONata expression, found without its syntax tree, which the library
 * keeps to itself: strings, quoted names, comments and regular expressions are blanked first.
 *
 * @param free used, but not bound by {@code :=}, a function's parameters, {@code @} or {@code #}
 * @param statesMembers what is asked of {@code $states}: {@code input}, {@code result}, …
 */
record ExpressionNames(Set<String> free, Set<String> statesMembers) {
  private static final Pattern NOT_CODE =
      Pattern.compile(
          """
          (?xs)
            "(?:\\\\.|[^"\\\\])*"
          | '(?:\\\\.|[^'\\\\])*'
          | `[^`]*`
          | /\\*.*?\\*/
          | (?<=[(,:=?~>]) \\s* / (?! [*] ) (?:\\\\.|[^/\\\\])+ / [im]*
          """);
  private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern BOUND =
      Pattern.compile(
          "\\$([\\p{L}_][\\p{L}\\p{N}_]*)\\s*:=|[@#]\\s*\\$([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern PARAMETERS = Pattern.compile("(?:function|λ)\\s*\\(([^)]*)\\)");
  private static final Pattern STATES_MEMBER =
      Pattern.compile("\\$states\\s*\\.\\s*([\\p{L}_][\\p{L}\\p{N}_]*)");

  ExpressionNames {
    free = Set.copyOf(free);
    statesMembers = Set.copyOf(statesMembers);
  }

  static ExpressionNames in(String expression) {
    String code = NOT_CODE.matcher(expression).replaceAll(" '' ");
    Set<String> free = all(NAME, code);
    free.removeAll(all(BOUND, code));
    PARAMETERS.matcher(code).results().forEach(list -> free.removeAll(all(NAME, list.group(1))));
    return new ExpressionNames(free, all(STATES_MEMBER, code));
  }

  private static Set<String> all(Pattern pattern, String code) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = pattern.matcher(code);
    while (matcher.find()) {
      found.add(firstGroup(matcher));
    }
    return found;
  }

  private static String firstGroup(Matcher matcher) {
    String first = matcher.group(1);
    return first == null ? matcher.group(matcher.groupCount()) : first;
  }
}
