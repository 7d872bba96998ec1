package audiencesync.sync.guard;

import java.util.Optional;

/** What a run that would replace an audience is compared with. */
public sealed interface ReplaceBasis {
  /** The run adds, or replaces what this connector itself made and has not filled yet. */
  record None() implements ReplaceBasis {}

  /**
   * A number is known.
   *
   * @param identifiers how many the audience is taken to hold
   * @param source where the number comes from, for people
   */
  record Baseline(long identifiers, String source) implements ReplaceBasis {}

  /**
   * The run replaces an audience that somebody else filled, and nobody says how large it is.
   *
   * @param added what this connector has added to it, if it has
   */
  record Unknown(Optional<Baseline> added) implements ReplaceBasis {}
}
