package audiencesync.audience;

/** The two ways of preparing an audience. Used under the lock of {@link AudiencePreparation}. */
sealed interface Preparation permits JoinedPreparation, SegmentOnlyPreparation {
  RowSink segmentRows(String key);

  RowSink identityRows(String key);

  PreparedAudience finish();
}
