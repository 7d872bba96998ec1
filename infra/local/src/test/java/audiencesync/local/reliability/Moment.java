package audiencesync.local.reliability;

import java.util.List;

/** When, in the course of an effect, the execution stops. */
enum Moment {
  /** Nothing has happened yet. */
  BEFORE("before it"),
  /** It has happened, and nobody was told. */
  UNANSWERED("after it, before its answer"),
  /** The answer has come, and nothing follows from it. */
  UNRECORDED("after its answer, before that is recorded"),
  /** It has happened, the answer is lost, and the execution goes on. */
  LOST("after it; only its answer is lost");

  private final String words;

  Moment(String words) {
    this.words = words;
  }

  /** The moments that an effect has. */
  static List<Moment> of(Effect effect) {
    if (effect.isBoundary()) {
      return List.of(BEFORE);
    }
    return effect.what().startsWith("SNS")
        ? List.of(BEFORE, UNRECORDED)
        : List.of(BEFORE, UNANSWERED, UNRECORDED, LOST);
  }

  String words() {
    return words;
  }
}
