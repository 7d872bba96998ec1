package audiencesync.bench;

/** The identifier that is made. */
enum Kind {
  EMAIL("email", 10),
  PHONE("phone", 11);

  /** The column of the identity export. */
  final String column;

  /** What makes the dirt of one independent of that of the other. */
  final int salt;

  Kind(String column, int salt) {
    this.column = column;
    this.salt = salt;
  }
}
