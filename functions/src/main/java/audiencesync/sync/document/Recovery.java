package audiencesync.sync.document;

/** What to do about a document that cannot be read; it depends on what it is kept for. */
enum Recovery {
  STATE(
      "state/",
      "Do not delete it: it knows which audience is ours and what was sent. Restore its previous"
          + " version, then run again: \"aws s3api list-object-versions --bucket BUCKET --prefix %s\""
          + " lists them; the runbook's \"Restore a state document\" has the rest."),
  LOCK(
      "locks/",
      "See that no run is under way, delete it, then run again: the next run takes the lock anew."),
  CLAIM(
      "claims/",
      "It says that a trigger has been acted on. Start a new run without a trigger, or delete it to"
          + " let the same trigger start one more."),
  WORK("work/", "It is of one run only. Start a new run: it writes its own."),
  OTHER("", "Restore its previous version, then run again.");

  private final String prefix;
  private final String advice;

  Recovery(String prefix, String advice) {
    this.prefix = prefix;
    this.advice = advice;
  }

  static String of(String key) {
    for (Recovery recovery : values()) {
      if (key.startsWith(recovery.prefix)) {
        return recovery.advice.replace("%s", key);
      }
    }
    throw new IllegalStateException("every key begins with nothing");
  }
}
