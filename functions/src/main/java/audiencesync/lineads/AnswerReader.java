package audiencesync.lineads;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads LINE's JSON, tolerant where the specification contradicts itself or has grown: ids as text
 * or number, unknown names, lists called {@code audienceGroups} or {@code datas}. A list or an id
 * that is not there at all is an error: taking it for "none" could make an audience twice.
 */
final class AnswerReader {
  private static final int MAX_DEPTH = 50;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(MAX_DEPTH)
                      .maxNumberLength(100)
                      .build())
              .build());

  private AnswerReader() {}

  /**
   * @throws UnreadableAnswerException when it is not JSON
   */
  static JsonNode json(byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      if (root.isMissingNode()) {
        throw new UnreadableAnswerException("it is empty, cut off, too long or too slow");
      }
      return root;
    } catch (IOException e) {
      throw new UnreadableAnswerException("it is not JSON");
    }
  }

  /** LINE's first known reason, one that does not pass before one that does. */
  static Optional<ErrorReason> reason(byte[] body) {
    List<ErrorReason> reasons = errors(body).flatMap(e -> parse(e).stream()).toList();
    return reasons.stream().filter(r -> !r.passes()).findFirst().or(() -> first(reasons));
  }

  private static Optional<ErrorReason> first(List<ErrorReason> reasons) {
    return reasons.stream().findFirst();
  }

  private static Stream<JsonNode> errors(byte[] body) {
    try {
      JsonNode root = json(body);
      return elements(root.isArray() ? root : root.path("errors"));
    } catch (UnreadableAnswerException e) {
      return Stream.empty();
    }
  }

  private static Optional<ErrorReason> parse(JsonNode error) {
    return ErrorReason.parse(text(error, "reason"));
  }

  static AudiencePage audiencePage(JsonNode root) {
    List<CustomAudience> audiences =
        elements(list(root, "audienceGroups")).map(AnswerReader::audience).toList();
    JsonNode hasNext = root.has("hasNextPage") ? root : root.path("paging");
    // Without the flag the list is read on until a page is empty or brings nothing new.
    return new AudiencePage(audiences, hasNext.path("hasNextPage").asBoolean(true));
  }

  static CustomAudience audience(JsonNode node) {
    return new CustomAudience(
        id(node, "id"),
        text(node, "name").orElse(""),
        AudienceType.parse(text(node, "functionType")),
        AudienceStatus.parse(text(node, "status")),
        text(node, "estimatedAudienceSize").orElse("-"),
        text(node, "failedType"),
        text(node, "created").orElse(""));
  }

  static List<UploadJob> uploadJobs(JsonNode root) {
    return elements(list(root, "jobs")).map(AnswerReader::uploadJob).toList();
  }

  private static UploadJob uploadJob(JsonNode node) {
    return new UploadJob(
        id(node, "audienceGroupJobId"),
        text(node, "name").orElse(""),
        JobStatus.parse(text(node, "jobStatus")),
        text(node, "failedType"),
        number(node, "audienceCount"),
        text(node, "created").orElse(""));
  }

  private static JsonNode list(JsonNode root, String name) {
    JsonNode list = root.has(name) ? root.get(name) : root.path("datas");
    if (!list.isArray()) {
      throw new UnreadableAnswerException("it has no list \"" + name + "\"");
    }
    return list;
  }

  private static String id(JsonNode node, String name) {
    return text(node, name)
        .filter(id -> !id.isBlank())
        .orElseThrow(() -> new UnreadableAnswerException("an entry has no \"" + name + "\""));
  }

  /** A text, or a number as one. */
  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() || value.isNumber() ? Optional.of(value.asText()) : Optional.empty();
  }

  private static OptionalLong number(JsonNode node, String name) {
    return text(node, name).stream()
        .filter(digits -> digits.matches("[0-9]{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /**
   * A page of the audience list.
   *
   * @param hasNextPage whether to ask for another; true when LINE does not say
   */
  record AudiencePage(List<CustomAudience> audiences, boolean hasNextPage) {}
}
