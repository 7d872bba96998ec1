package audiencesync.local.line;

import audiencesync.audience.IdentifierType;
import audiencesync.local.line.Behaviour.AudienceEnd;
import audiencesync.local.line.MemberCode.Kind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A custom audience with the exact lines that are in it. */
final class SimulatedAudience {
  /** Smaller ones are not counted out: "100 or fewer". */
  private static final long SMALLEST_COUNTED = 100;

  private final long id;
  private final String name;
  private final IdentifierType type;
  private final String created;
  private final List<SimulatedJob> jobs = new ArrayList<>();
  private MemberSet members;
  private int looks;
  private boolean expired;

  SimulatedAudience(long id, String name, IdentifierType type, String created) {
    this.id = id;
    this.name = name;
    this.type = type;
    this.created = created;
    this.members = new MemberSet(kind(type));
  }

  static Kind kind(IdentifierType type) {
    return type == IdentifierType.IFA ? Kind.IFA : Kind.HASH;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  String created() {
    return created;
  }

  IdentifierType type() {
    return type;
  }

  String functionType() {
    return switch (type) {
      case EMAIL -> "HASHED_EMAIL_UPLOAD";
      case PHONE -> "HASHED_PHONE_NUMBER_UPLOAD";
      case IFA -> "UPLOAD";
    };
  }

  MemberSet members() {
    return members;
  }

  boolean isExpired() {
    return expired;
  }

  void expire() {
    expired = true;
  }

  void accept(SimulatedJob job) {
    jobs.add(job);
    looks = 0;
  }

  long runningReplaces() {
    return jobs.stream().filter(SimulatedJob::isRunningReplace).count();
  }

  /** How many files were taken. */
  int jobCount() {
    return jobs.size();
  }

  /** What was taken, oldest first; nothing goes on by that. */
  List<TakenFile> taken() {
    return jobs.stream().map(SimulatedJob::taken).toList();
  }

  /** The jobs, newest first; each goes on by being looked at. */
  List<SimulatedJob> lookAtJobs() {
    jobs.stream().filter(SimulatedJob::advance).forEach(this::apply);
    List<SimulatedJob> newestFirst = new ArrayList<>(jobs);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private void apply(SimulatedJob job) {
    if (job.failedType().isPresent()) {
      return;
    }
    MemberSet sent = job.takeMembers();
    if (job.replaces()) {
      members = sent;
    } else {
      members.addAllOf(sent);
    }
  }

  /** How the list shows it; it settles by being looked at once its jobs have ended. */
  ObjectNode look(Behaviour behaviour) {
    if (jobs.stream().allMatch(SimulatedJob::hasEnded)) {
      looks++;
    }
    return json(behaviour);
  }

  ObjectNode json(Behaviour behaviour) {
    String status = status(behaviour);
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("functionType", functionType())
            .put("status", status)
            .put("estimatedAudienceSize", estimate(behaviour, status))
            .put("created", created);
    if (status.equals("FAILED")) {
      json.put("failedType", lastFailure().orElse("INTERNAL_ERROR"));
    }
    return json;
  }

  private String status(Behaviour behaviour) {
    if (expired) {
      return "EXPIRED";
    }
    if (!isSettled(behaviour)) {
      return "IN_PROGRESS";
    }
    if (members.isEmpty() && lastFailure().isPresent()) {
      return "FAILED";
    }
    return behaviour.end() == AudienceEnd.NEVER_READY ? "IN_PROGRESS" : behaviour.end().name();
  }

  private boolean isSettled(Behaviour behaviour) {
    return jobs.isEmpty()
        || (jobs.stream().allMatch(SimulatedJob::hasEnded)
            && looks > behaviour.timing().inProgress());
  }

  private Optional<String> lastFailure() {
    return jobs.isEmpty() ? Optional.empty() : jobs.get(jobs.size() - 1).failedType();
  }

  private String estimate(Behaviour behaviour, String status) {
    if (!status.equals("READY")) {
      return "-";
    }
    long size = behaviour.processed(members.size());
    return size <= SMALLEST_COUNTED ? "100 or fewer" : Long.toString(size);
  }
}
