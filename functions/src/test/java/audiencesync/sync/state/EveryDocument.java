package audiencesync.sync.state;

import audiencesync.audience.Chunk;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.Input;
import audiencesync.audience.SomeCounts;
import audiencesync.lineads.LineCall;
import audiencesync.lineads.UploadAction;
import audiencesync.sync.document.Documents;
import audiencesync.sync.guard.GuardName;
import audiencesync.sync.guard.GuardResult;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.run.Trigger;
import audiencesync.sync.run.TriggerKind;
import audiencesync.sync.state.AudienceStates.OpenAudience;
import audiencesync.sync.work.Evaluation;
import audiencesync.sync.work.LineCalls;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.Preparation;
import audiencesync.sync.work.ResolvedAudience;
import audiencesync.sync.work.RunLocks;
import audiencesync.sync.work.Samples;
import audiencesync.sync.work.StopMark;
import audiencesync.sync.work.WorkFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** One document of every kind, written by what writes them in a run. */
final class EveryDocument {
  static final Instant NOW = Instant.parse("2026-11-24T01:00:00.123Z");
  static final RunRef RUN =
      new RunRef(
          "members",
          "20261124T010000Z-1f2e3d4c",
          "arn:aws:states:ap-northeast-1:1:execution:m:one");
  private static final String BEFORE = "20261123T010000Z-00000001";
  static final BoundAudience AUDIENCE =
      new BoundAudience(
          "A1000000001", "77", "ゴールド 会員", IdentifierType.EMAIL, AudienceOrigin.CREATED);
  private static final List<Chunk> CHUNKS =
      List.of(
          new Chunk(1, 2, 0, 1_000, 65_000, "0123456789abcdef".repeat(2)),
          new Chunk(2, 2, 1_000, 999, 64_935, "fedcba9876543210".repeat(2)));

  private EveryDocument() {}

  static void writeTo(ObjectStore store) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Documents documents = new Documents(store);
    new ConnectorStates(documents).open(RUN).write(state());
    OpenAudience audience = new AudienceStates(documents).open(AUDIENCE).orElseThrow();
    audience.note(RUN, filled());
    audience.note(RUN, state());
    new Claims(documents, clock)
        .claim(new Trigger(TriggerKind.SCHEDULE, "2026-11-24T01:00:00Z"), RUN);
    WorkFiles work = new WorkFiles(store, RUN);
    new RunLocks(new Locks(store, id -> true, clock), work, RUN)
        .acquire(LockSubject.audienceId("A1000000001", "77"));
    work.write(plan());
    work.write(
        new Preparation(
            Documents.VERSION, SomeCounts.clean(1_999), List.of(), List.of(), List.of(), CHUNKS));
    work.write(evaluation());
    work.write(samples());
    work.write(new StopMark(Documents.VERSION, NOW));
    work.addLineCalls(
        new LineCalls(
            Documents.VERSION,
            List.of(new LineCall(NOW, "GET", "/api/v3/adaccounts/A1/custom-audiences", 200, 31))));
  }

  /** Before the run: the audience has been filled, and it is known by how many. */
  private static ConnectorState filled() {
    Chunk all = new Chunk(1, 1, 0, 2_100, 136_500, "00112233445566778899aabbccddeeff");
    FileState file =
        FileState.planned(all, UploadAction.ADD, BEFORE)
            .ended(FileStatus.FINISHED, "500", OptionalLong.of(2_100));
    return ConnectorState.none()
        .with(AUDIENCE)
        .with(new UploadState(BEFORE, UploadMode.CREATE, List.of(file), null));
  }

  static ConnectorState state() {
    FileState first =
        FileState.planned(CHUNKS.get(0), UploadAction.REPLACE, RUN.runId())
            .ended(FileStatus.FINISHED, "501", OptionalLong.of(998));
    FileState second = FileState.planned(CHUNKS.get(1), UploadAction.ADD, RUN.runId());
    return ConnectorState.none()
        .with(AUDIENCE)
        .with(
            new UploadState(
                RUN.runId(), UploadMode.REPLACE, List.of(first, second), "before-3of3.csv"))
        .with(new Success(BEFORE, NOW, "77", SomeCounts.clean(2_100)));
  }

  private static Plan plan() {
    return new Plan(
        Documents.VERSION,
        RUN,
        "line-ads/main",
        false,
        null,
        null,
        Set.of(GuardName.MAX_SHRINK_PERCENT),
        NOW,
        new ResolvedAudience(AUDIENCE, UploadMode.REPLACE, "READY", "1900"),
        List.of(new StoredObject("inbox/members/1.csv", 17, NOW)),
        List.of(new StoredObject("inbox/users/1.csv", 19, NOW)),
        null);
  }

  private static Evaluation evaluation() {
    return new Evaluation(
        Documents.VERSION,
        List.of(
            new GuardResult(GuardName.FIRST_REPLACE, false, null, null, "Nobody has counted."),
            new GuardResult(GuardName.MAX_SHRINK_PERCENT, true, 4.8, 50.0, "1,999 for 2,100.")));
  }

  private static Samples samples() {
    return new Samples(
        Documents.VERSION,
        List.of(
            new Samples.File(
                Input.IDENTITY,
                "inbox/users/1.csv",
                List.of("user_id", "mail"),
                List.of(new Samples.Row("u-12…", "a***@***.jp")))));
  }
}
