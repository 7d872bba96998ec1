package audiencesync.sync.connector;

/** What an input is for, which decides the columns that it must have. */
enum InputRole {
  /** Says who is a member; an identity says the rest. */
  JOINED_SEGMENT,
  /** Says who is a member and carries the identifier itself. */
  LONE_SEGMENT,
  /** Says who has which identifier. */
  IDENTITY;

  boolean needsUserId() {
    return this != LONE_SEGMENT;
  }

  boolean carriesIdentifier() {
    return this != JOINED_SEGMENT;
  }
}
