package audiencesync.sync.report;

import audiencesync.audience.Counts;
import audiencesync.audience.RejectionReason;
import audiencesync.audience.RowFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts as an object, the same in {@code report.json} and in an execution's output. The figures by
 * reason name the reasons that occurred, and no others.
 */
public final class CountsJson {
  private CountsJson() {}

  /** The object of these counts, in the order in which a row is judged. */
  public static ObjectNode write(Counts counts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("segmentRows", counts.segmentRows());
    json.put("segmentRejected", counts.segmentRejected());
    json.put("segmentFilteredOut", counts.segmentFilteredOut());
    json.put("segmentMissingUserId", counts.segmentMissingUserId());
    json.put("segmentDuplicates", counts.segmentDuplicates());
    json.put("segmentMembers", counts.segmentMembers());
    json.put("identityRows", counts.identityRows());
    json.put("identityRejected", counts.identityRejected());
    json.put("filteredOut", counts.filteredOut());
    json.put("missingUserId", counts.missingUserId());
    json.put("notInSegment", counts.notInSegment());
    json.put("joined", counts.joined());
    json.set("rejected", byReason(counts.rejected(), RejectionReason::label));
    json.put("usable", counts.usable());
    json.put("identifiers", counts.identifiers());
    json.put("unique", counts.unique());
    json.put("duplicates", counts.duplicates());
    json.put("membersWithoutIdentity", counts.membersWithoutIdentity());
    json.put("plusAddresses", counts.plusAddresses());
    json.set(
        "segmentRejectedByReason", byReason(counts.segmentRejectedByReason(), RowFault::label));
    json.set(
        "identityRejectedByReason", byReason(counts.identityRejectedByReason(), RowFault::label));
    return json;
  }

  /**
   * The counts of an object that {@link #write} made.
   *
   * @throws InvalidReportException if a figure is missing or not whole, a reason is not known, or
   *     the figures do not add up
   */
  public static Counts read(JsonNode json) {
    JsonObject object = JsonObject.of(json, "counts");
    try {
      return counts(object);
    } catch (IllegalStateException e) {
      throw new InvalidReportException("The counts of the report do not add up.", e);
    }
  }

  private static Counts counts(JsonObject json) {
    return new Counts(
        json.number("segmentRows"),
        json.number("segmentRejected"),
        json.number("segmentFilteredOut"),
        json.number("segmentMissingUserId"),
        json.number("segmentDuplicates"),
        json.number("segmentMembers"),
        json.number("identityRows"),
        json.number("identityRejected"),
        json.number("filteredOut"),
        json.number("missingUserId"),
        json.number("notInSegment"),
        json.number("joined"),
        byReason(json.object("rejected"), RejectionReason.class, RejectionReason::label),
        json.number("usable"),
        json.number("identifiers"),
        json.number("unique"),
        json.number("duplicates"),
        json.number("membersWithoutIdentity"),
        json.number("plusAddresses"),
        byReason(json.object("segmentRejectedByReason"), RowFault.class, RowFault::label),
        byReason(json.object("identityRejectedByReason"), RowFault.class, RowFault::label));
  }

  private static <E extends Enum<E>> ObjectNode byReason(
      Map<E, Long> numbers, Function<E, String> label) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    numbers.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> json.put(label.apply(entry.getKey()), entry.getValue()));
    return json;
  }

  private static <E extends Enum<E>> Map<E, Long> byReason(
      JsonObject json, Class<E> reasons, Function<E, String> label) {
    Map<E, Long> numbers = new EnumMap<>(reasons);
    for (String name : json.names()) {
      Optional<E> reason =
          Arrays.stream(reasons.getEnumConstants())
              .filter(constant -> label.apply(constant).equals(name))
              .findFirst();
      numbers.put(reason.orElseThrow(() -> json.wrong(name, "a known reason")), json.number(name));
    }
    return numbers;
  }
}
