package audiencesync.audience;

import java.util.stream.Stream;

/**
 * How many there were, and how many remain when each is taken once.
 *
 * @param all counted one by one
 * @param unique counted once each
 */
record Distinct(long all, long unique) {
  /** All together, if nothing is in two of them. */
  static Distinct sum(Stream<Distinct> parts) {
    return parts.reduce(
        new Distinct(0, 0),
        (one, other) -> new Distinct(one.all + other.all, one.unique + other.unique));
  }

  long duplicates() {
    return all - unique;
  }
}
