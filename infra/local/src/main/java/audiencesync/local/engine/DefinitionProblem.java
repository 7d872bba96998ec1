package audiencesync.local.engine;

/** One reason to refuse a definition; collected, so that all are told at once. */
final class DefinitionProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  DefinitionProblem(String message) {
    super(message);
    this.text = message;
  }

  String text() {
    return text;
  }
}
