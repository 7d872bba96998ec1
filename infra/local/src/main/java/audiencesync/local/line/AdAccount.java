package audiencesync.local.line;

import audiencesync.audience.IdentifierType;
import audiencesync.local.line.Behaviour.DuplicateNames;
import audiencesync.local.line.Behaviour.IdForm;
import audiencesync.local.line.SimulatedJob.Accepted;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The audiences of one ad account. */
final class AdAccount {
  /** Not in LINE's list of reasons; the Messaging API calls it so. */
  private static final String EXPIRED = "AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED";

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final Clock clock;
  private final AtomicLong ids;
  private final Supplier<Behaviour> behaviour;
  private final Map<Long, SimulatedAudience> audiences = new LinkedHashMap<>();

  AdAccount(Clock clock, AtomicLong ids, Supplier<Behaviour> behaviour) {
    this.clock = clock;
    this.ids = ids;
    this.behaviour = behaviour;
  }

  /** An audience that is simply there. */
  synchronized SimulatedAudience add(String name, IdentifierType type) {
    return restore(ids.incrementAndGet(), name, type);
  }

  /** An audience that is simply there and has that id; later ones have greater ids. */
  synchronized SimulatedAudience restore(long id, String name, IdentifierType type) {
    ids.accumulateAndGet(id, Math::max);
    SimulatedAudience audience = new SimulatedAudience(id, name, type, created());
    audiences.put(audience.id(), audience);
    return audience;
  }

  synchronized Optional<SimulatedAudience> find(String id) {
    return id.matches("[0-9]{1,18}")
        ? Optional.ofNullable(audiences.get(Long.parseLong(id)))
        : Optional.empty();
  }

  synchronized List<SimulatedAudience> all() {
    return List.copyOf(audiences.values());
  }

  synchronized Reply list(AudienceQuery query) {
    List<SimulatedAudience> found =
        audiences.values().stream()
            .filter(audience -> audience.name().contains(query.name()))
            .sorted(query.order())
            .toList();
    long skipped = (query.page() - 1L) * query.size();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("page", query.page()).put("size", query.size()).put("totalElements", found.size());
    root.put("hasNextPage", skipped + query.size() < found.size());
    ArrayNode list = root.putArray("audienceGroups");
    found.stream().skip(skipped).limit(query.size()).forEach(audience -> list.add(shown(audience)));
    return Reply.of(200, root);
  }

  private ObjectNode shown(SimulatedAudience audience) {
    ObjectNode json = audience.look(behaviour.get());
    return putId(json, "id", audience.id(), IdForm.TEXT);
  }

  synchronized Reply upload(CheckedUpload upload, Optional<String> failedType) {
    Optional<SimulatedAudience> existing = upload.id().map(this::existing);
    existing.ifPresent(audience -> checkType(audience, upload));
    if (upload.replaces() && runningReplaces() >= behaviour.get().limits().replacesAtOnce()) {
      return Reply.TOO_MANY;
    }
    SimulatedAudience audience = existing.orElseGet(() -> create(upload));
    audience.accept(job(upload, audience.isExpired() ? Optional.of(EXPIRED) : failedType));
    ObjectNode json = audience.json(behaviour.get());
    return Reply.of(202, putId(json, "id", audience.id(), IdForm.NUMBER));
  }

  private SimulatedAudience existing(String id) {
    return find(id)
        .orElseThrow(() -> RefusedException.badRequest("AUDIENCE_GROUP_NOT_FOUND", "id"));
  }

  private static void checkType(SimulatedAudience audience, CheckedUpload upload) {
    if (audience.type() != upload.type()) {
      throw RefusedException.badRequest("INVALID_VALUE", "idType");
    }
  }

  private long runningReplaces() {
    return audiences.values().stream().mapToLong(SimulatedAudience::runningReplaces).sum();
  }

  private SimulatedAudience create(CheckedUpload upload) {
    String name = upload.name().orElseThrow();
    boolean taken = audiences.values().stream().anyMatch(a -> a.name().equals(name));
    if (taken && behaviour.get().duplicateNames() == DuplicateNames.REFUSED) {
      throw RefusedException.badRequest("AUDIENCE_GROUP_NAME_DUPLICATE", "name");
    }
    return add(name, upload.type());
  }

  private SimulatedJob job(CheckedUpload upload, Optional<String> failedType) {
    Accepted accepted =
        new Accepted(
            ids.incrementAndGet(),
            upload.fileName(),
            upload.replaces(),
            behaviour.get().processed(upload.file().lines()),
            failedType,
            created());
    return new SimulatedJob(accepted, upload.members(), behaviour.get().timing());
  }

  synchronized Reply uploadJobs(String id) {
    SimulatedAudience audience = existing(id);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode list = root.putArray("jobs");
    for (SimulatedJob job : audience.lookAtJobs()) {
      ObjectNode json = putId(job.json(), "audienceGroupJobId", job.id(), IdForm.NUMBER);
      list.add(putId(json, "audienceGroupId", audience.id(), IdForm.NUMBER));
    }
    return Reply.of(200, root);
  }

  private ObjectNode putId(ObjectNode json, String name, long id, IdForm documented) {
    IdForm form = behaviour.get().ids();
    boolean text = (form == IdForm.AS_DOCUMENTED ? documented : form) == IdForm.TEXT;
    return text ? json.put(name, Long.toString(id)) : json.put(name, id);
  }

  private String created() {
    return OffsetDateTime.ofInstant(clock.instant(), ZONE)
        .truncatedTo(ChronoUnit.SECONDS)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
