package audiencesync.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.lineads.LineAdsKeys;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request is signed as LINE documents it: three parts of padded URL-safe Base64, the HMAC
 * of the first two, and a payload that repeats the request's type, UTC day and path. Shares no line
 * with the client's signer.
 */
final class SignatureCheck {
  private static final Duration TOLERANCE = Duration.ofMinutes(15);
  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> secrets;
  private final Clock clock;

  SignatureCheck(List<LineAdsKeys> keys, Clock clock) {
    this.secrets =
        keys.stream()
            .collect(Collectors.toMap(LineAdsKeys::accessKey, LineAdsKeys::secretKey, (a, b) -> a));
    this.clock = clock;
  }

  /**
   * The access key that signed a request.
   *
   * @throws RefusedException with 401 when nobody we know did
   */
  String signer(Signed request) {
    String[] parts = token(request.authorization()).split("\\.", -1);
    require(parts.length == 3);
    JsonNode header = json(decoded(parts[0]));
    String accessKey = header.path("kid").asText();
    require(header.path("alg").asText().equals("HS256"));
    require(header.path("typ").asText().equals("text/plain"));
    String secret =
        Optional.ofNullable(secrets.get(accessKey)).orElseThrow(SignatureCheck::refused);
    byte[] expected = hmac(secret, parts[0] + "." + parts[1]);
    require(MessageDigest.isEqual(expected, decoded(parts[2])));
    checkPayload(new String(decoded(parts[1]), UTF_8), request);
    return accessKey;
  }

  private void checkPayload(String payload, Signed request) {
    LocalDateTime date = date(request.date());
    Duration off = Duration.between(date.toInstant(ZoneOffset.UTC), Instant.now(clock));
    require(off.abs().compareTo(TOLERANCE) <= 0);
    String day = date.toLocalDate().format(DateTimeFormatter.BASIC_ISO_DATE);
    String type = request.contentType().replaceFirst(";.*", "").strip();
    require(payload.equals(NOTHING + "\n" + type + "\n" + day + "\n" + request.path()));
  }

  private static LocalDateTime date(String header) {
    try {
      return LocalDateTime.parse(header, HTTP_DATE);
    } catch (DateTimeException e) {
      throw refused();
    }
  }

  private static String token(String authorization) {
    require(authorization.startsWith("Bearer "));
    return authorization.substring("Bearer ".length());
  }

  /** The JDK's decoder takes missing padding, LINE's does not. */
  private static byte[] decoded(String part) {
    require(part.length() % 4 == 0);
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private static JsonNode json(byte[] text) {
    try {
      return JSON.readTree(new String(text, UTF_8));
    } catch (JsonProcessingException e) {
      throw refused();
    }
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), mac.getAlgorithm()));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static void require(boolean right) {
    if (!right) {
      throw refused();
    }
  }

  private static RefusedException refused() {
    return new RefusedException(Reply.error(401, "AUTHORIZATION_FAILED", "authorization"));
  }

  /**
   * What of a request the signature speaks of. None of our requests has a body that is signed.
   *
   * @param path raw, without the query
   */
  record Signed(String authorization, String date, String contentType, String path) {}
}
