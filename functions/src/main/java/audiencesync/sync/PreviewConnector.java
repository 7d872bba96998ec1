package audiencesync.sync;

import audiencesync.audience.Input;
import audiencesync.export.ExportException;
import audiencesync.sync.InputSamples.Selected;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.InputSpec;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows what a connector reads before anything is counted or sent: the first rows of each input
 * after mapping and filter, masked. Calls nobody and writes nothing. KARTE: サンプル.
 */
public final class PreviewConnector {
  /**
   * What can be shown of one input.
   *
   * @param files those that were looked into, as far as they could be read
   * @param objects every file of the input
   * @param warning what a run may be refused with, as far as it was looked
   * @param refusal why no more is shown, when something is wrong with the input
   */
  public record InputPreview(
      Input input,
      List<FilePreview> files,
      List<StoredObject> objects,
      Optional<String> warning,
      Optional<Refusal> refusal) {
    public InputPreview {
      files = List.copyOf(files);
      objects = List.copyOf(objects);
    }
  }

  /**
   * What a run would be refused with.
   *
   * @param error the failure's name
   */
  public record Refusal(String error, String message) {}

  private final ObjectStore store;

  public PreviewConnector(ObjectStore store) {
    this.store = store;
  }

  /**
   * Of each input, the first 20 rows. What is wrong with one input does not hide the other.
   *
   * @throws ConnectorNotFoundException when there is no such connector
   * @throws audiencesync.sync.connector.InvalidConnectorException when it cannot be used
   */
  public List<InputPreview> run(ConnectorName name) {
    byte[] content = new ConnectorFiles(store).content(name);
    Connector connector = ConnectorReader.read(name.value(), content);
    List<InputPreview> previews = new ArrayList<>();
    previews.add(of(connector, Input.SEGMENT, connector.segment()));
    connector
        .identity()
        .ifPresent(identity -> previews.add(of(connector, Input.IDENTITY, identity)));
    return List.copyOf(previews);
  }

  private InputPreview of(Connector connector, Input input, InputSpec spec) {
    List<FilePreview> files = new ArrayList<>();
    List<StoredObject> objects = List.of();
    try {
      objects = new InputSelection(store).select(input.label(), spec);
      Optional<String> warning =
          new InputSamples(store, connector).each(new Selected(input, spec, objects), files::add);
      return new InputPreview(input, files, objects, warning, Optional.empty());
    } catch (NoInputException | TooManyFilesException | ExportException e) {
      Refusal refusal = new Refusal(e.getClass().getName(), String.valueOf(e.getMessage()));
      return new InputPreview(input, files, objects, Optional.empty(), Optional.of(refusal));
    }
  }
}
