package audiencesync.lineads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * LINE's request signature: a token of three parts in URL-safe Base64 <em>with</em> padding, which
 * is why no JWT library makes it. Every method depends on its arguments alone.
 */
final class RequestSigner {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Not RFC_1123_DATE_TIME, which prints the second of a month as one digit: LINE prints two. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private RequestSigner() {}

  /** The token for a request, to be sent with {@link #dateHeader} of the same instant. */
  static Token sign(LineAdsKeys keys, SignedRequest request) {
    String header = base64(joseHeader(keys.accessKey()).getBytes(UTF_8));
    String payload = base64(payload(request).getBytes(UTF_8));
    String signature = base64(hmac(keys.secretKey(), header + "." + payload));
    return new Token(header, payload, signature);
  }

  /** The token's first text. The access key holds nothing that JSON escapes. */
  static String joseHeader(String accessKey) {
    return "{\"alg\":\"HS256\",\"kid\":\"" + accessKey + "\",\"typ\":\"text/plain\"}";
  }

  /** The token's second text: four lines, no line break at the end. */
  static String payload(SignedRequest request) {
    return String.join(
        "\n",
        request.body().sha256(),
        request.body().contentType(),
        DAY.format(request.at()),
        request.path());
  }

  /** The {@code Date} header: its day is the one that is signed. */
  static String dateHeader(Instant at) {
    return HTTP_DATE.format(at);
  }

  private static byte[] hmac(String secretKey, String text) {
    byte[] key = secretKey.getBytes(UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    } finally {
      // Ours is the only copy that Java lets us clear; docs/security.md names the others.
      Arrays.fill(key, (byte) 0);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /**
   * What is signed.
   *
   * @param body what counts of the body
   * @param path the canonical URI: the whole path, {@code /api} included, without the query
   * @param at the request's one instant
   */
  record SignedRequest(SignedBody body, String path, Instant at) {}

  /** The three parts of a token. It can be replayed within LINE's 15 minutes: never log it. */
  record Token(String header, String payload, String signature) {
    /** The value of the {@code Authorization} header. */
    String bearer() {
      return "Bearer " + header + "." + payload + "." + signature;
    }

    @Override
    public String toString() {
      return "Token[***]";
    }
  }
}
