package audiencesync.lineads;

import java.util.Optional;

/**
 * An audience as LINE describes it.
 *
 * @param id LINE's id, digits today
 * @param name as shown in LINE Ads Manager; several audiences may share one
 * @param type what it is made of
 * @param status whether it can be used
 * @param estimatedSize in LINE's words: {@code 12345}, {@code -} (too small or not known yet),
 *     {@code 100 or fewer}
 * @param failedType why it failed, when it is a plain name of at most 64 characters
 * @param created when it was made, ISO 8601 in the ad account's zone; empty when LINE does not say
 */
public record CustomAudience(
    String id,
    String name,
    AudienceType type,
    AudienceStatus status,
    String estimatedSize,
    Optional<String> failedType,
    String created) {
  public CustomAudience {
    failedType = failedType.filter(WireName::isPlain);
  }
}
