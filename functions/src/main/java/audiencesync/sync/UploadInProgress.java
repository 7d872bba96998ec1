package audiencesync.sync;

import audiencesync.sync.document.Documents;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.AudienceStates;
import audiencesync.sync.state.AudienceStates.OpenAudience;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.state.ConnectorStates.OpenState;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.UploadState;
import java.util.Optional;

/**
 * The upload that a run carries out; every change is written down at once. To be made before the
 * run's locks are verified: what another run writes after that is noticed by the next change.
 */
final class UploadInProgress {
  private final OpenState open;
  private final AudienceStates audiences;
  private final RunRef run;
  private Optional<OpenAudience> audience;

  UploadInProgress(ObjectStore store, RunRef run) {
    Documents documents = new Documents(store);
    this.open = new ConnectorStates(documents).open(run);
    this.audiences = new AudienceStates(documents);
    this.run = run;
    this.audience = state().boundAudience().flatMap(audiences::open);
  }

  private ConnectorState state() {
    return open.state();
  }

  BoundAudience audience() {
    return state()
        .boundAudience()
        .orElseThrow(() -> new IllegalStateException("the upload has no audience"));
  }

  /** The audience's id, which LINE gives with the answer to the first file. */
  String audienceId() {
    return audience()
        .knownId()
        .orElseThrow(() -> new IllegalStateException("the audience has no id yet"));
  }

  UploadState upload() {
    return state()
        .latestUpload()
        .orElseThrow(() -> new IllegalStateException("the run has opened no upload"));
  }

  FileState file(int number) {
    return upload().file(number);
  }

  void change(FileState file) {
    write(state().with(upload().with(file)));
  }

  void precedingIsDone() {
    write(state().with(upload().withoutPreceding()));
  }

  /** Binds the audience to the connector and notes in one write what became of the file. */
  void bind(String audienceId, AudienceOrigin origin, FileState file) {
    BoundAudience bound = audience().withId(audienceId, origin);
    write(state().with(bound).with(upload().with(file)));
  }

  /** What every connector must know comes first: a run may be stopped between the two. */
  private void write(ConnectorState changed) {
    audience = audience.or(() -> changed.boundAudience().flatMap(audiences::open));
    open.verify();
    audience.ifPresent(known -> known.note(run, changed));
    open.write(changed);
  }
}
