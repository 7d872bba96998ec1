package audiencesync.sync;

import audiencesync.sync.PreviewConnector.InputPreview;
import audiencesync.sync.PreviewConnector.Refusal;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StoredObject;
import audiencesync.sync.report.MaskedSample;
import audiencesync.sync.report.PreviewPage;
import audiencesync.sync.report.PreviousRun;
import audiencesync.sync.report.ReportedInput;
import audiencesync.sync.report.ReportedPreview;
import audiencesync.sync.state.ConnectorStates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a preview as a page beside the connector's reports, over the one before. */
public final class WritePreview {
  private final ObjectStore store;
  private final Clock clock;

  public WritePreview(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Writes the page of what {@link PreviewConnector} has shown.
   *
   * @return its key
   */
  public String run(ConnectorName name, List<InputPreview> previews) {
    String key = "runs/" + name.value() + "/preview.html";
    byte[] page = PreviewPage.html(preview(name, previews));
    store.write(key, page, "text/html; charset=utf-8");
    return key;
  }

  private ReportedPreview preview(ConnectorName name, List<InputPreview> previews) {
    byte[] content = new ConnectorFiles(store).content(name);
    Connector connector = ConnectorReader.read(name.value(), content);
    return new ReportedPreview(
        name.value(),
        connector.reporting().language(),
        clock.instant(),
        previews.stream().flatMap(preview -> inputs(preview).stream()).toList(),
        previews.stream().flatMap(preview -> samples(preview).stream()).toList(),
        previews.stream().flatMap(preview -> preview.warning().stream()).toList(),
        previews.stream().flatMap(p -> p.refusal().map(Refusal::message).stream()).toList(),
        previous(name));
  }

  private static List<MaskedSample> samples(InputPreview preview) {
    return preview.files().stream().map(FilePreview::sample).toList();
  }

  private static List<ReportedInput> inputs(InputPreview preview) {
    Map<String, FilePreview> looked =
        preview.files().stream()
            .collect(Collectors.toMap(file -> file.sample().key(), Function.identity()));
    return preview.objects().stream()
        .map(object -> input(preview, object, Optional.ofNullable(looked.get(object.key()))))
        .toList();
  }

  /** Its rows are not counted. */
  private static ReportedInput input(
      InputPreview preview, StoredObject object, Optional<FilePreview> file) {
    return new ReportedInput(
        preview.input(),
        object.key(),
        object.bytes(),
        Optional.of(object.lastModified()),
        file.map(found -> found.format().name()),
        file.map(FilePreview::charset),
        file.map(found -> found.certainty().label()),
        file.map(FilePreview::compression),
        OptionalLong.empty());
  }

  private Optional<PreviousRun> previous(ConnectorName name) {
    return new ConnectorStates(new Documents(store))
        .read(name).successes().stream()
            .findFirst()
            .map(s -> new PreviousRun(s.runId(), s.finishedAt(), s.counts(), List.of()));
  }
}
