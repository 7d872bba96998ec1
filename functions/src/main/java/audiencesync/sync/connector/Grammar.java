package audiencesync.sync.connector;

import audiencesync.audience.IdentifierRule;
import audiencesync.sync.connector.TextRule.Condition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What each text of a connector must look like. Lengths are Unicode code points. */
final class Grammar {
  /** The bucket's folders that are the program's own: an input there would read its own output. */
  static final List<String> OWN_FOLDERS =
      List.of("runs/", "state/", "work/", "locks/", "claims/", "connectors/");

  /** White space, and characters that show as nothing, of all kinds. */
  private static final String INVISIBLE =
      "[\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f"
          + "\\u3000\\ufeff]";

  private static final Condition EMPTY = new Condition(String::isEmpty, "is empty");
  private static final Condition CONTROLS =
      new Condition(
          has("[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]"),
          "holds a line break, a tab or another control character");
  private static final Condition URL =
      new Condition(has("^[A-Za-z][A-Za-z0-9+.-]*://"), "is a URL");
  private static final Condition ABSOLUTE =
      new Condition(text -> text.startsWith("/"), "begins with \"/\"");
  private static final Condition DOTS =
      new Condition(has("(^|/)\\.\\.?(/|\\z)"), "has a part that is \".\" or \"..\"");
  private static final Condition TOO_MANY_BYTES =
      new Condition(
          text -> text.getBytes(StandardCharsets.UTF_8).length > 1_024,
          "is longer than the 1,024 bytes of an S3 key");

  /** LINE's limit is 120; white space at an end would keep a later run from finding the name. */
  static final TextRule AUDIENCE_NAME =
      new TextRule(
          "the audience's name in LINE Ads, 1 to 120 characters",
          List.of(EMPTY, longerThan(120), CONTROLS, edges("begins or ends with white space")));

  static final TextRule DESCRIPTION =
      new TextRule("a description of at most 1,000 characters", List.of(longerThan(1_000)));

  static final TextRule AUDIENCE_ID =
      new TextRule(
          "the audience's id as LINE Ads Manager shows it, digits in quotes such as \"123456\"",
          List.of(lacks("[0-9]{1,19}", "is not 1 to 19 digits")));

  static final TextRule SECRET_ID =
      new TextRule(
          "the name or ARN of a Secrets Manager secret, such as \"line-ads/main\"",
          List.of(
              lacks(
                  "[A-Za-z0-9/_+=.@:-]{1,2048}",
                  "is not 1 to 2,048 letters, digits and / _ + = . @ : -")));

  static final TextRule COUNTRY =
      new TextRule(
          "two capital letters such as \"JP\"",
          List.of(
              new Condition(
                  text -> !IdentifierRule.countries().contains(text),
                  "is not a country whose phone numbers are known")));

  static final TextRule DELIMITER =
      new TextRule(
          "one ASCII character such as \",\", \";\" or \"\\t\"",
          List.of(
              lacks(
                  "[\\x00-\\x09\\x0b\\x0c\\x0e-\\x21\\x23-\\x7f]",
                  "is not one ASCII character, or is a double quote or a line break")));

  static final TextRule COLUMN =
      new TextRule(
          "the column's name in the header",
          List.of(new Condition(has("\\A" + INVISIBLE + "*\\z"), "is empty or only white space")));

  static final TextRule KEY =
      new TextRule(
          "the key of one object in this bucket, such as \"inbox/members.csv\"",
          List.of(
              EMPTY,
              URL,
              ABSOLUTE,
              DOTS,
              CONTROLS,
              TOO_MANY_BYTES,
              new Condition(text -> text.endsWith("/"), "ends with \"/\", so it names a folder"),
              new Condition(Grammar::isOurs, "lies in a folder that is ours (" + ours() + ")")));

  static final TextRule PREFIX =
      new TextRule(
          "how the keys begin in this bucket, such as \"inbox/members/\"",
          List.of(
              EMPTY,
              URL,
              ABSOLUTE,
              DOTS,
              CONTROLS,
              TOO_MANY_BYTES,
              new Condition(
                  Grammar::takesInOurs, "takes in a folder that is ours (" + ours() + ")")));

  private Grammar() {}

  private static String ours() {
    return String.join(", ", OWN_FOLDERS);
  }

  private static boolean isOurs(String key) {
    return OWN_FOLDERS.stream().anyMatch((key + "/")::startsWith);
  }

  private static boolean takesInOurs(String prefix) {
    return OWN_FOLDERS.stream()
        .anyMatch(ours -> prefix.startsWith(ours) || ours.startsWith(prefix));
  }

  static Condition edges(String fault) {
    return new Condition(has("\\A" + INVISIBLE + "|" + INVISIBLE + "\\z"), fault);
  }

  static Condition longerThan(int most) {
    return new Condition(
        text -> text.codePointCount(0, text.length()) > most,
        "is longer than " + most + " characters");
  }

  private static Condition lacks(String whole, String fault) {
    return new Condition(Pattern.compile(whole).asMatchPredicate().negate(), fault);
  }

  private static Predicate<String> has(String part) {
    return Pattern.compile(part).asPredicate();
  }
}
