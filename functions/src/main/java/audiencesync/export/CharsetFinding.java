package audiencesync.export;

import java.nio.charset.Charset;
import java.util.List;

/**
 * The charset that an object is read in.
 *
 * @param rivals the others that make sense too: at least one when the finding is ambiguous, else
 *     none
 */
record CharsetFinding(Charset charset, CharsetCertainty certainty, List<Charset> rivals) {
  CharsetFinding {
    rivals = List.copyOf(rivals);
  }

  static CharsetFinding of(Charset charset, CharsetCertainty certainty) {
    return new CharsetFinding(charset, certainty, List.of());
  }

  /** Whether it was concluded from the text, and may be wrong about what comes later. */
  boolean isConcluded() {
    return certainty.compareTo(CharsetCertainty.PROVEN) >= 0;
  }
}
