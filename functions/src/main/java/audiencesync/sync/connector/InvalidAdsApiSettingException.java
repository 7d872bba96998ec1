package audiencesync.sync.connector;

import audiencesync.export.Printable;
import java.util.List;

/** A secret that is no Ads API setting; the message names secret and fields, never a value. */
public final class InvalidAdsApiSettingException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_ARN = 200;

  private final transient List<Problem> problems;

  InvalidAdsApiSettingException(String secretId, List<Problem> problems) {
    super(ProblemText.of(headline(secretId), problems));
    this.problems = List.copyOf(problems);
  }

  /** All of them, in the order in which they were found; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String headline(String secretId) {
    return "The Ads API setting in secret " + Printable.shortened(secretId, LONGEST_ARN) + " has";
  }
}
