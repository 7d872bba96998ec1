package audiencesync.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request by its address.
 *
 * @param match what it asks for; {@link Match#ANY} when it is no call we know
 * @param accountId decoded; empty when it is no call we know
 * @param audienceId of a call that names one, decoded; else empty
 */
record SimulatedRequest(
    String method, String path, Match match, String accountId, String audienceId) {
  private static final Pattern PATH =
      Pattern.compile("/api/v3/adaccounts/([^/]+)/custom-audiences(/upload|/([^/]+)/upload-job)?");

  static SimulatedRequest of(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return new SimulatedRequest(method, path, Match.ANY, "", "");
    }
    Match match = match(method, Optional.ofNullable(parts.group(2)).orElse(""));
    String audienceId = decoded(Optional.ofNullable(parts.group(3)).orElse(""));
    return new SimulatedRequest(method, path, match, decoded(parts.group(1)), audienceId);
  }

  private static Match match(String method, String rest) {
    return switch (method + " " + (rest.endsWith("/upload-job") ? "/upload-job" : rest)) {
      case "GET " -> Match.LIST;
      case "GET /upload-job" -> Match.UPLOAD_JOBS;
      case "POST /upload" -> Match.UPLOAD;
      default -> Match.ANY;
    };
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment, UTF_8);
  }
}
