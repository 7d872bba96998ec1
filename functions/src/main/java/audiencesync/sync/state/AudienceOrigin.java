package audiencesync.sync.state;

/** How an audience came to be the connector's. */
public enum AudienceOrigin {
  /** This connector created it. */
  CREATED,
  /** It stood in the account under the connector's audience name. */
  ADOPTED,
  /** The connector names its id. */
  GIVEN
}
