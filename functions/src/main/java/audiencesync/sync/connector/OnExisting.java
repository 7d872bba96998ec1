package audiencesync.sync.connector;

/** What a create does when the ad account holds an audience of that name already. */
public enum OnExisting {
  /** Takes it, when exactly one has that exact name and the connector's identifier type. */
  ADOPT,
  /** Refuses the run. */
  FAIL
}
