package audiencesync.sync.connector;

import audiencesync.lineads.LineAdsKeys;
import audiencesync.sync.connector.TextRule.Condition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of a secret as an Ads API setting; everything that is wrong is found at once. */
public final class AdsApiSettingReader {
  /** Secrets Manager stores no longer secret than 64 KiB. */
  private static final int MAX_CHARACTERS = 64 << 10;

  private static final String UNKNOWN_AND_UNLIKE = "is not a field that is known here; remove it";

  private static final TextRule NAME =
      new TextRule("what people call this setting, 1 to 120 characters", nameConditions());
  private static final TextRule DESCRIPTION =
      new TextRule("at most 1,000 characters, or leave it out", List.of(Grammar.longerThan(1_000)));
  private static final Rule<AdsApiSetting> RULE =
      new ObjectOf<>(
          "one JSON object with name, adAccountId, accessKey and secretKey",
          AdsApiSettingReader::read);

  private AdsApiSettingReader() {}

  /**
   * The setting that the secret holds.
   *
   * @throws InvalidAdsApiSettingException naming the secret and every field that is missing, wrong
   *     or unknown, never a value
   */
  public static AdsApiSetting read(String secretId, String json) {
    Site site = Site.root();
    return value(json, site)
        .orElseThrow(
            () ->
                new InvalidAdsApiSettingException(
                    secretId,
                    site.problems().stream()
                        .map(AdsApiSettingReader::withoutStrangeName)
                        .toList()));
  }

  /** What looks like no field of ours may be a key that was pasted in the wrong place. */
  private static Problem withoutStrangeName(Problem problem) {
    return problem.text().startsWith(UNKNOWN_AND_UNLIKE)
        ? new Problem("$", "holds something that " + problem.text() + " (its name is not shown)")
        : problem;
  }

  private static Optional<AdsApiSetting> value(String json, Site site) {
    if (json.length() > MAX_CHARACTERS) {
      return site.problem("is longer than " + MAX_CHARACTERS + " characters", RULE);
    }
    return json.isBlank()
        ? site.problem("is empty", RULE)
        : StrictJson.read(json, site).flatMap(value -> RULE.read(value, site));
  }

  private static Optional<AdsApiSetting> read(Fields fields) {
    Optional<String> name = fields.required("name", NAME);
    Optional<String> description = fields.optional("description", DESCRIPTION, "");
    Optional<String> account = fields.required("adAccountId", key("the ad account id"));
    Optional<String> accessKey = fields.required("accessKey", key("the access key"));
    Optional<String> secretKey = fields.required("secretKey", key("the secret key"));
    return fields.complete(
        () ->
            new AdsApiSetting(
                name.orElseThrow(),
                description.orElseThrow(),
                new LineAdsKeys(
                    account.orElseThrow(), accessKey.orElseThrow(), secretKey.orElseThrow())));
  }

  /** What {@link LineAdsKeys} takes, with a word on the usual mistake. */
  private static TextRule key(String what) {
    return new TextRule(
        what + " exactly as LINE Ads Manager shows it",
        List.of(
            new Condition(String::isEmpty, "is empty"),
            Grammar.edges("begins or ends with white space (a line break is easily pasted along)"),
            new Condition(
                Pattern.compile("[!-~&&[^\"\\\\]]*").asMatchPredicate().negate(),
                "holds a space, a quote, a backslash or a character beyond ASCII"),
            Grammar.longerThan(256)));
  }

  private static List<Condition> nameConditions() {
    return List.of(
        new Condition(String::isEmpty, "is empty"),
        Grammar.longerThan(120),
        Grammar.edges("begins or ends with white space"));
  }
}
