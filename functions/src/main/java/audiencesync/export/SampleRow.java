package audiencesync.export;

/**
 * The mapped values of one row, raw.
 *
 * @param userId empty when it is not mapped
 * @param identifier empty when it is not mapped
 */
public record SampleRow(String userId, String identifier) {
  /** Says nothing: both values are personal data. */
  @Override
  public String toString() {
    return "SampleRow[redacted]";
  }
}
