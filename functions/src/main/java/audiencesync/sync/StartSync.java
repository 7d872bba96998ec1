package audiencesync.sync;

import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorName;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.connector.ConnectorStatus;
import audiencesync.sync.connector.InvalidConnectorException;
import audiencesync.sync.document.Json;
import audiencesync.sync.port.Notices;
import audiencesync.sync.port.ObjectStore;
import audiencesync.sync.port.StateMachine;
import audiencesync.sync.run.LandedObject;
import audiencesync.sync.run.Trigger;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a run of every connector that waits for an object that has landed. However often and in
 * whatever order landings are told, each starts one run a connector: the execution's name is made
 * of the landing, and its input has the same bytes every time.
 */
public final class StartSync {
  private static final Logger LOG = LoggerFactory.getLogger(StartSync.class);

  /**
   * What it is told.
   *
   * @param landed the objects that were created, whatever bucket they are in
   * @param ignored how many other events there were
   */
  public record Input(List<LandedObject> landed, int ignored) {
    public Input {
      landed = List.copyOf(landed);
    }
  }

  /**
   * What it did.
   *
   * @param skipped connectors that were not started though they wait for what landed, or may do so
   * @param ignored how many events can start nothing: of another bucket, or of no object created
   */
  public record Output(List<Started> started, List<Skipped> skipped, int ignored) {
    public Output {
      started = List.copyOf(started);
      skipped = List.copyOf(skipped);
    }
  }

  /** One execution; one that was started before is as good: that event came a second time. */
  public record Started(String connector, String execution, StateMachine.Start outcome) {}

  /** One connector that was left out. */
  public record Skipped(String connector, Reason reason) {}

  /** Why a connector was left out. */
  public enum Reason {
    /** It waits for what landed, but may not send yet. */
    DRAFT,
    /** Its document cannot be used, so what it waits for cannot be known. */
    INVALID
  }

  private final ConnectorFiles connectors;
  private final InvalidConnectorNotices invalidConnectors;
  private final StateMachine stateMachine;
  private final String bucket;

  /**
   * @param bucket the one whose objects start runs
   */
  public StartSync(ObjectStore store, StateMachine stateMachine, Notices notices, String bucket) {
    this.connectors = new ConnectorFiles(store);
    this.invalidConnectors = new InvalidConnectorNotices(store, notices);
    this.stateMachine = stateMachine;
    this.bucket = bucket;
  }

  /**
   * Starts what is to be started; may be repeated.
   *
   * @throws audiencesync.sync.port.StoreException when it is to be repeated
   */
  public Output run(Input input) {
    Set<LandedObject> ours = new LinkedHashSet<>(input.landed());
    ours.removeIf(landed -> !landed.bucket().equals(bucket));
    Starting starting = new Starting(ours);
    if (!ours.isEmpty()) {
      connectors.all().forEach(starting::consider);
    }
    long others = input.landed().stream().filter(o -> !o.bucket().equals(bucket)).count();
    Output output =
        new Output(starting.started, starting.skipped, input.ignored() + Math.toIntExact(others));
    LOG.info(
        "{} landed, {} started, {} skipped, {} ignored",
        ours.size(),
        output.started().size(),
        output.skipped().size(),
        output.ignored());
    return output;
  }

  /** What becomes of the connectors, one after another. */
  private final class Starting {
    private final Set<LandedObject> landed;
    private final List<Started> started = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    Starting(Set<LandedObject> landed) {
      this.landed = landed;
    }

    void consider(ConnectorName name) {
      byte[] document = connectors.beginning(name);
      try {
        consider(ConnectorReader.read(name.value(), document));
      } catch (InvalidConnectorException e) {
        skip(name, Reason.INVALID);
        invalidConnectors.tell(name, document, e);
      }
    }

    private void consider(Connector connector) {
      Set<String> awaited = connector.awaitedKeys();
      List<LandedObject> triggers =
          landed.stream().filter(object -> awaited.contains(object.key())).toList();
      if (!triggers.isEmpty() && connector.status() == ConnectorStatus.DRAFT) {
        skip(connector.name(), Reason.DRAFT);
      } else {
        triggers.forEach(object -> start(connector.name(), object));
      }
    }

    private void start(ConnectorName connector, LandedObject object) {
      String execution = object.executionName(connector);
      StateMachine.Start outcome =
          stateMachine.start(execution, input(connector, object.trigger()));
      LOG.info("connector {}: execution {} {}", connector, execution, outcome);
      started.add(new Started(connector.value(), execution, outcome));
    }

    private void skip(ConnectorName connector, Reason reason) {
      LOG.warn("connector {} is not started: {}", connector, reason);
      skipped.add(new Skipped(connector.value(), reason));
    }
  }

  /** The execution's input; nothing of it depends on how or when the landing was told. */
  private static String input(ConnectorName connector, Trigger trigger) {
    try {
      return Json.STRICT.writeValueAsString(new ExecutionInput(connector.value(), trigger));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own records can be written", e);
    }
  }

  private record ExecutionInput(String connector, Trigger trigger) {}
}
