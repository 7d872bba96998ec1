package audiencesync.local.line;

/** A request that LINE does not take. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RefusedException(Reply reply) {
    super("answered " + reply.status());
    this.reply = reply;
  }

  static RefusedException badRequest(String reason, String property) {
    return new RefusedException(Reply.error(400, reason, property));
  }

  Reply reply() {
    return reply;
  }
}
