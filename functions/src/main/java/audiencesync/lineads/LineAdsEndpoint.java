package audiencesync.lineads;

import java.net.URI;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * Where LINE is, and what all clients of one process share on the way there.
 *
 * @param baseUrl {@code https://ads.line.me/api}, or a loopback stand-in; its path is part of what
 *     is signed. Plain {@code http} is for this machine only
 * @param clock the time that requests are signed with; LINE allows it to be 15 minutes off
 * @param pacer one for the whole process
 */
public record LineAdsEndpoint(URI baseUrl, Clock clock, Pacer pacer) {
  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  /**
   * @throws IllegalArgumentException when the URL is not one that signed requests can go to
   */
  public LineAdsEndpoint {
    if (!isSafe(baseUrl)) {
      throw new IllegalArgumentException(
          "the LINE base URL must be an https address such as https://ads.line.me/api, or an http"
              + " address of this machine such as http://127.0.0.1:8085/api");
    }
    if (baseUrl.getRawQuery() != null
        || baseUrl.getRawFragment() != null
        || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the LINE base URL holds a user, a query or a fragment: only scheme, host, port and path"
              + " belong there");
    }
    baseUrl = withoutTrailingSlash(baseUrl);
  }

  private static boolean isSafe(URI url) {
    boolean safe = "https".equalsIgnoreCase(url.getScheme()) || isLoopback(url);
    return safe && url.getHost() != null;
  }

  /** Without TLS anybody on the way could replay a signed upload with a file of their own. */
  private static boolean isLoopback(URI url) {
    String host = url.getHost() == null ? "" : url.getHost();
    return "http".equalsIgnoreCase(url.getScheme())
        && (host.equals("localhost")
            || host.equals("[::1]")
            || IPV4_LOOPBACK.matcher(host).matches());
  }

  private static URI withoutTrailingSlash(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }
}
