package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.audience.Chunk;
import audiencesync.audience.IdentifierType;
import audiencesync.sync.document.DocumentOverwrittenException;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredVersion;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.AudienceState.Replacement;
import audiencesync.sync.state.AudienceStates;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorStates;
import audiencesync.sync.state.ConnectorStates.OpenState;
import audiencesync.sync.state.FileState;
import audiencesync.sync.state.FileStatus;
import audiencesync.sync.state.UploadMode;
import audiencesync.sync.state.UploadState;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A function goes on although its run was stopped and another has the audience. */
@Tag("fault")
class UploadInProgressTest {
  private static final BoundAudience AUDIENCE =
      new BoundAudience("A1", "7", "n", IdentifierType.EMAIL, AudienceOrigin.GIVEN);
  private static final RunRef STOPPED = new RunRef("members", "run-1", "arn:1");
  private static final RunRef NEXT = new RunRef("members", "run-2", "arn:2");
  private static final RunRef OTHERS = new RunRef("others", "run-9", "arn:9");
  private static final String AUDIENCES = "state/audiences/";

  private final MemoryObjectStore store = new MemoryObjectStore();

  @BeforeEach
  void openTheUpload() {
    open(STOPPED, UploadMode.ADD);
    UploadInProgress upload = new UploadInProgress(store, STOPPED);
    upload.change(upload.file(1).ended(FileStatus.FINISHED, "job", OptionalLong.of(100)));
  }

  @Test
  void heldUpAtItsNoteItWipesNoMarkOfARunThatFollowed() {
    UploadInProgress stale = new UploadInProgress(heldUp(() -> replaceHalf(NEXT)), STOPPED);

    refused(stale, stale.file(2).with(FileStatus.SENDING));

    assertThat(mark()).contains(new Replacement("members", "run-2"));
  }

  /** That one writes no state of this connector. */
  @Test
  void noticesAtOnceThatAnotherConnectorHasTheAudience() {
    UploadInProgress stale = new UploadInProgress(store, STOPPED);
    replaceHalf(OTHERS);

    refused(stale, stale.file(2).with(FileStatus.SENDING));

    assertThat(mark()).contains(new Replacement("others", "run-9"));
    assertThat(secondFile().status()).isEqualTo(FileStatus.PLANNED);
  }

  @Test
  void noticesThatEvenWhereItHasNothingNewToNote() {
    UploadInProgress earlier = new UploadInProgress(store, STOPPED);
    earlier.change(earlier.file(2).with(FileStatus.SENDING));
    UploadInProgress stale = new UploadInProgress(store, STOPPED);
    replaceHalf(OTHERS);

    refused(stale, stale.file(2).with(FileStatus.SENDING));
  }

  @Test
  void goesOnOverWhatItHasWrittenItself() {
    UploadInProgress upload = new UploadInProgress(store, STOPPED);
    upload.change(upload.file(2).with(FileStatus.SENDING));
    upload.change(upload.file(2).with(FileStatus.ACCEPTED));
    upload.change(upload.file(2).ended(FileStatus.FINISHED, "job", OptionalLong.of(100)));
    assertThat(new UploadInProgress(store, STOPPED).upload().complete()).isTrue();
  }

  private static void refused(UploadInProgress stale, FileState file) {
    assertThatExceptionOfType(DocumentOverwrittenException.class)
        .isThrownBy(() -> stale.change(file))
        .withMessageStartingWith(AUDIENCES);
  }

  private FileState secondFile() {
    return new ConnectorStates(new Documents(store))
        .read(STOPPED)
        .latestUpload()
        .orElseThrow()
        .file(2);
  }

  private Optional<Replacement> mark() {
    return new AudienceStates(new Documents(store))
        .read(AUDIENCE)
        .orElseThrow()
        .incompleteReplace();
  }

  /** A run that sends the first of two files of a REPLACE and stops. */
  private void replaceHalf(RunRef run) {
    open(run, UploadMode.REPLACE);
    UploadInProgress upload = new UploadInProgress(store, run);
    upload.change(upload.file(1).ended(FileStatus.FINISHED, "job", OptionalLong.of(100)));
  }

  /** As CheckGuards leaves it. */
  private void open(RunRef run, UploadMode mode) {
    List<FileState> files =
        IntStream.rangeClosed(1, 2)
            .mapToObj(n -> new Chunk(n, 2, 100L * (n - 1), 100, 6_500, "aa".repeat(16)))
            .map(chunk -> FileState.planned(chunk, mode.action(chunk.number()), run.runId()))
            .toList();
    OpenState state = new ConnectorStates(new Documents(store)).open(run);
    state.write(state.state().with(AUDIENCE).with(new UploadState(run.runId(), mode, files, null)));
  }

  /** The store, of whose first write of an audience's state something comes first. */
  private ObjectStore heldUp(Runnable first) {
    AtomicBoolean done = new AtomicBoolean();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean writes = Set.of("write", "create", "replace").contains(method.getName());
          if (writes && key(arguments[0]).startsWith(AUDIENCES) && !done.getAndSet(true)) {
            first.run();
          }
          return method.invoke(store, arguments);
        };
    return (ObjectStore)
        Proxy.newProxyInstance(
            ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, handler);
  }

  private static String key(Object argument) {
    return argument instanceof StoredVersion version ? version.key() : argument.toString();
  }
}
