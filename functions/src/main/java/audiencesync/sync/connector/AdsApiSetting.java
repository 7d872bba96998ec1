package audiencesync.sync.connector;

import audiencesync.lineads.LineAdsKeys;

/**
 * An Ads API setting (KARTE: 広告API): one secret in Secrets Manager.
 *
 * @param name what people call it
 * @param description free text, may be empty
 * @param keys the ad account and what its API is called with
 */
public record AdsApiSetting(String name, String description, LineAdsKeys keys) {
  /** Shows the name and what {@link LineAdsKeys} shows of itself: no key. */
  @Override
  public String toString() {
    return "AdsApiSetting[name=" + name + ", keys=" + keys + "]";
  }
}
