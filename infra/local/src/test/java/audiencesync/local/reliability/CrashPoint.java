package audiencesync.local.reliability;

import audiencesync.local.reliability.Effects.Crash;

/** One case of the crash matrix. */
record CrashPoint(Flow flow, Crash crash) {
  /** What it shares with cases of the same kind: the effect's kind, and the moment. */
  String kind() {
    return crash.effect().kind() + " " + crash.moment();
  }
}
