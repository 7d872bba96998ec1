package audiencesync.local.engine;

/** One entry of {@code Catch}. */
record Catcher(ErrorMatcher errors, Effect effect) {}
