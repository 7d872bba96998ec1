package audiencesync.bench;

/** The handlers of a run, in its order. */
enum Step {
  PLAN_SYNC("PlanSync", ""),
  PREPARE_AUDIENCE("PrepareAudience", ""),
  CHECK_GUARDS("CheckGuards", ""),
  UPLOAD_CHUNK("UploadChunk", ",\"number\":1"),
  CHECK_UPLOAD_JOB("CheckUploadJob", ",\"number\":1,\"lastCheck\":false"),
  CHECK_AUDIENCE("CheckAudience", ",\"lastCheck\":false"),
  FINISH_SYNC("FinishSync", "");

  final String label;
  private final String more;

  Step(String label, String more) {
    this.label = label;
    this.more = more;
  }

  String handler() {
    return "audiencesync.handler." + label + "Handler";
  }

  /**
   * What it is handed.
   *
   * @param execution the ARN of the execution that the first step plans for
   * @param run what the first step answered as its run, in JSON
   */
  String payload(String execution, String run) {
    return this == PLAN_SYNC
        ? """
          {"execution": {"id": "%s", "startTime": "2026-11-24T01:00:00.123Z"},
           "input": {"connector": "members", "trigger": {"kind": "SCHEDULE", "id": "%s"}}}
          """
            .formatted(execution, execution)
        : "{\"run\":" + run + more + "}";
  }
}
