package audiencesync.lineads;

/**
 * What LINE knows a Group's access by. The texts are opaque: LINE publishes no grammar for them, so
 * only what cannot travel in a header, a path or a JSON text is refused.
 *
 * @param adAccountId the ad account, such as {@code A1000000001}
 * @param accessKey who signs (the {@code kid} of a token)
 * @param secretKey what is signed with (the HMAC key)
 */
public record LineAdsKeys(String adAccountId, String accessKey, String secretKey) {
  private static final int MAX_LENGTH = 256;

  /**
   * @throws IllegalArgumentException naming the field, never its value
   */
  public LineAdsKeys {
    requirePlain("adAccountId", adAccountId);
    requirePlain("accessKey", accessKey);
    requirePlain("secretKey", secretKey);
  }

  private static void requirePlain(String field, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(field + " is longer than " + MAX_LENGTH + " characters");
    }
    if (!value.chars().allMatch(LineAdsKeys::isPlain)) {
      throw new IllegalArgumentException(
          field
              + " holds a space, a line break, a quote or a character beyond ASCII: copy it again"
              + " from LINE Ads Manager");
    }
  }

  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  /** Shows the ad account only. */
  @Override
  public String toString() {
    return "LineAdsKeys[adAccountId=" + adAccountId + ", accessKey=***, secretKey=***]";
  }
}
