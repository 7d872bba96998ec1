package audiencesync.export;

import java.util.Locale;

/** How sure it is that an object was read in the charset that it was written in. */
public enum CharsetCertainty {
  /** The connector names the charset, or the format has only one. */
  GIVEN,
  /** The object begins with a byte order mark. */
  MARKED,
  /** Nothing but ASCII was read, which all charsets that are told apart write alike. */
  ASCII,
  /** The object is text in this charset, and in no other that is looked for. */
  PROVEN,
  /** Another charset reads the object too, or none without error; this one makes far more sense. */
  LIKELY,
  /** Another charset makes sense too. Rows whose used columns would differ are never given out. */
  AMBIGUOUS;

  /** The name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
