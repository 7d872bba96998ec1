package audiencesync.local.line;

import audiencesync.local.line.Behaviour.Timing;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The work on one uploaded file. It goes on by being looked at. */
final class SimulatedJob {
  private final Accepted accepted;
  private final Timing timing;
  private MemberSet members;
  private int reads;

  SimulatedJob(Accepted accepted, MemberSet members, Timing timing) {
    this.accepted = accepted;
    this.members = members;
    this.timing = timing;
  }

  /** Counts a look at it; true when it ends by this look. */
  boolean advance() {
    boolean ended = hasEnded();
    reads++;
    return !ended && hasEnded();
  }

  boolean hasEnded() {
    return reads > timing.queued() + timing.working();
  }

  boolean isRunningReplace() {
    return accepted.replaces() && !hasEnded();
  }

  Optional<String> failedType() {
    return accepted.failedType();
  }

  boolean replaces() {
    return accepted.replaces();
  }

  /** The file's lines, once: after the job they are the audience's, and only kept there. */
  MemberSet takeMembers() {
    MemberSet taken = members;
    members = new MemberSet(taken.kind());
    return taken;
  }

  /** How far it has come, without being looked at. */
  TakenFile taken() {
    return new TakenFile(accepted.fileName(), Long.toString(id()), status(), processed());
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", accepted.fileName())
            .put("type", accepted.replaces() ? "DIFF_REPLACE" : "DIFF_ADD")
            .put("jobStatus", status())
            .put("audienceCount", processed())
            .put("created", accepted.created());
    if (hasEnded()) {
      accepted.failedType().ifPresent(type -> json.put("failedType", type));
    }
    return json;
  }

  long id() {
    return accepted.id();
  }

  private long processed() {
    return hasEnded() && accepted.failedType().isEmpty() ? accepted.processed() : 0;
  }

  private String status() {
    if (hasEnded()) {
      return accepted.failedType().isPresent() ? "FAILED" : "FINISHED";
    }
    return reads > timing.queued() ? "WORKING" : "QUEUED";
  }

  /**
   * A file that was taken.
   *
   * @param processed how many of its lines LINE will count as processed
   * @param failedType why it will fail, if it will
   */
  record Accepted(
      long id,
      String fileName,
      boolean replaces,
      long processed,
      Optional<String> failedType,
      String created) {}
}
