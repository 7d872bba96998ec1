package audiencesync.audience;

import java.util.Locale;

/** Which of the two exports a row came from, in the order in which they are read. */
public enum Input {
  /** The people of the segment. */
  SEGMENT,
  /** User id to e-mail address, phone number or IFA. */
  IDENTITY;

  /** The name in reports: {@code segment}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
