package audiencesync.local.line;

import audiencesync.audience.IdentifierType;
import audiencesync.local.net.LoopbackHttp;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The custom-audience part of LINE Ads on 127.0.0.1. It keeps what it is sent in memory, knows
 * exactly which lines each audience holds, and goes wrong when it is told to.
 */
public final class LineSimulator implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final AtomicReference<Behaviour> behaviour;
  private final LineApi api;
  private final Faults faults = new Faults();
  private final Journal journal;

  private LineSimulator(LineSimulatorConfig config) throws IOException {
    this.behaviour = new AtomicReference<>(config.behaviour());
    this.api = new LineApi(config, behaviour::get);
    this.journal = new Journal(config.clock());
    this.threads = Executors.newCachedThreadPool(LineSimulator::thread);
    this.server = LoopbackHttp.server(config.port());
    server.setExecutor(threads);
    server.createContext("/", new SimulatedLine(api, faults, journal));
  }

  /**
   * Starts one.
   *
   * @throws UncheckedIOException when the port is taken
   */
  public static LineSimulator start(LineSimulatorConfig config) {
    try {
      LineSimulator simulator = new LineSimulator(config);
      simulator.server.start();
      return simulator;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the LINE simulator cannot listen on port "
              + config.port()
              + " of 127.0.0.1: choose another port",
          e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "line-simulator");
    thread.setDaemon(true);
    return thread;
  }

  /** The base URL for a client: {@code http://127.0.0.1:8085/api}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
  }

  /** What goes wrong next. */
  public Faults faults() {
    return faults;
  }

  /** Every request so far, in the order of the answers. */
  public List<JournalEntry> journal() {
    return journal.entries();
  }

  /** Behaves differently from the next request on. */
  public void behave(Behaviour other) {
    behaviour.set(other);
  }

  /**
   * Puts an empty, ready audience into an account, as a person would in LINE Ads Manager.
   *
   * @return its id
   */
  public String addAudience(String adAccountId, String name, IdentifierType type) {
    AdAccount account =
        api.account(adAccountId)
            .orElseThrow(() -> new NoSuchElementException("no ad account " + adAccountId));
    return Long.toString(account.add(name, type).id());
  }

  /**
   * Puts an empty, ready audience of that id into an account, as another simulator had it; an
   * account that nobody has a key of is passed over.
   *
   * @param id digits
   */
  public void restoreAudience(String adAccountId, String id, String name, IdentifierType type) {
    api.account(adAccountId).ifPresent(account -> account.restore(Long.parseLong(id), name, type));
  }

  /** The ids of an account's audiences of exactly this name, oldest first. */
  public List<String> audienceIds(String adAccountId, String name) {
    return api.account(adAccountId).stream()
        .flatMap(account -> account.all().stream())
        .filter(audience -> audience.name().equals(name))
        .map(audience -> Long.toString(audience.id()))
        .toList();
  }

  /** How many audiences an account has. */
  public int audienceCount(String adAccountId) {
    return api.account(adAccountId).map(account -> account.all().size()).orElse(0);
  }

  /** Makes an audience EXPIRED. */
  public void expire(String audienceId) {
    audience(audienceId).expire();
  }

  /** Exactly the lines that are in an audience now, by its finished jobs. */
  public Set<String> members(String audienceId) {
    return audience(audienceId).members().copy();
  }

  /** How many files an audience has been sent and LINE has taken. */
  public int jobCount(String audienceId) {
    return audience(audienceId).jobCount();
  }

  /** The files that an audience has been sent and LINE has taken, oldest first. */
  public List<TakenFile> taken(String audienceId) {
    return audience(audienceId).taken();
  }

  private SimulatedAudience audience(String id) {
    for (AdAccount account : api.accounts()) {
      if (account.find(id).isPresent()) {
        return account.find(id).get();
      }
    }
    throw new NoSuchElementException("no audience " + id);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
