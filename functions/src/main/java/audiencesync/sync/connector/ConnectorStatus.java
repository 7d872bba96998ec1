package audiencesync.sync.connector;

/** Whether a connector may send. */
public enum ConnectorStatus {
  /** It sends. */
  ACTIVE,
  /** It may be previewed and run dry; a real send is refused. KARTE: 下書き. */
  DRAFT
}
