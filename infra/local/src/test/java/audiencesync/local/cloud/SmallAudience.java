package audiencesync.local.cloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An audience, the exports that it is made from, and what LINE must hold then.
 *
 * @param name LINE's name of it
 * @param people how many, each with an address
 */
record SmallAudience(String name, int people) {
  /**
   * A connector that creates it.
   *
   * @param more further fields, each followed by a comma
   */
  String connector(String secretId, String more) {
    return """
    {"template": "line-custom-audience/v1", "adsApi": {"secretId": "%s"}, %s
     "audience": {"action": "ADD", "create": true, "name": "%s"},
     "identifier": {"type": "EMAIL"},
     "segment": {"prefix": "inbox/members/", "columns": {"userId": "user_id"}},
     "identity": {"prefix": "inbox/users/", "columns": {"userId": "user_id", "email": "mail"}}}
    """
        .formatted(secretId, more, name);
  }

  /** What goes under {@code inbox/members/}. */
  String segment() {
    return rows("user_id", i -> "user-" + i);
  }

  /** What goes under {@code inbox/users/}. */
  String identity() {
    return rows("user_id,mail", i -> "user-" + i + "," + mail(i));
  }

  Set<String> hashes() {
    return IntStream.range(0, people)
        .mapToObj(i -> sha256(mail(i)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private String rows(String header, IntFunction<String> row) {
    return IntStream.range(0, people)
        .mapToObj(i -> row.apply(i) + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }

  private static String mail(int i) {
    return "p" + i + "@example.com";
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
