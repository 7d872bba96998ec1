package audiencesync.sync;

import audiencesync.audience.Input;
import audiencesync.sync.InputSamples.Selected;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import java.util.List;
import java.util.Optional;

/**
 * The files that a run is going to read.
 *
 * @param identity empty when the segment carries the identifier itself
 */
record SelectedInputs(Selected segment, Optional<Selected> identity) {
  /**
   * Chooses the files of a connector's inputs.
   *
   * @throws NoInputException when an input has none, or one that is named is not there
   * @throws TooManyFilesException when they are more than one run can read
   */
  static SelectedInputs of(ObjectStore store, Connector connector) {
    InputSelection selection = new InputSelection(store);
    return new SelectedInputs(
        select(selection, Input.SEGMENT, connector.segment()),
        connector.identity().map(spec -> select(selection, Input.IDENTITY, spec)));
  }

  private static Selected select(InputSelection selection, Input input, InputSpec spec) {
    return new Selected(input, spec, selection.select(input.label(), spec));
  }

  List<StoredObject> identityObjects() {
    return identity.map(Selected::objects).orElse(List.of());
  }
}
