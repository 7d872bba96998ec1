package audiencesync.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the executions over one bucket folder: a file each, beside the folder, naming
 * the process that runs it, so that another process can tell whether it still does.
 */
public final class ExecutionRecords {
  /** For how long Step Functions keeps a name after an execution's end. */
  private static final Duration NAME_IS_KEPT = Duration.ofDays(90);

  private static final String JSON_ENDING = ".json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * @param bucket the folder that serves as the bucket
   */
  public ExecutionRecords(Path bucket) {
    try {
      this.folder = Files.createDirectories(Beside.of(bucket.toRealPath(), "executions"));
    } catch (IOException e) {
      throw new UncheckedIOException("executions cannot be recorded beside " + bucket, e);
    }
  }

  static boolean isName(String name) {
    return name.matches("[A-Za-z0-9_-]{1,80}");
  }

  /**
   * Notes that this process runs an execution of that name from now on, unless the name is taken.
   * Of several processes that try, one succeeds.
   */
  public Optional<ExecutionRecord> start(String name, String input, Instant when) {
    find(name).filter(old -> isForgotten(old, when)).ifPresent(old -> delete(file(name)));
    ProcessHandle me = ProcessHandle.current();
    ObjectNode execution = JSON.createObjectNode();
    execution.put("name", name);
    execution.put("status", ExecutionRecord.RUNNING);
    execution.put("startDate", when.truncatedTo(ChronoUnit.MILLIS).toString());
    execution.put("input", input);
    execution.put("pid", me.pid());
    execution.put("processStart", processStart(me));
    return create(file(name), execution) ? Optional.of(record(execution)) : Optional.empty();
  }

  /**
   * Notes how an execution ended.
   *
   * @param status Step Functions' word: {@code SUCCEEDED}, {@code FAILED} …
   */
  public void ended(String name, String status, Instant when) {
    ObjectNode execution = read(file(name)).orElseThrow();
    execution.put("status", status);
    execution.put("stopDate", when.truncatedTo(ChronoUnit.MILLIS).toString());
    replace(file(name), execution);
  }

  /** What is known of the execution of that name. */
  public Optional<ExecutionRecord> find(String name) {
    return read(file(name)).map(ExecutionRecords::record);
  }

  /** The executions whose process died before it could note their end, oldest first. */
  public List<ExecutionRecord> killed() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(JSON_ENDING))
          .flatMap(file -> read(file).stream())
          .filter(execution -> isNotedAsRunning(execution) && !isAlive(execution))
          .map(ExecutionRecords::record)
          .sorted(Comparator.comparing(ExecutionRecord::startDate))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static boolean isForgotten(ExecutionRecord old, Instant now) {
    return old.stopDate().filter(end -> end.plus(NAME_IS_KEPT).isBefore(now)).isPresent();
  }

  private static ExecutionRecord record(JsonNode execution) {
    boolean died = isNotedAsRunning(execution) && !isAlive(execution);
    return new ExecutionRecord(
        execution.path("name").asText(),
        died ? ExecutionRecord.ABORTED : execution.path("status").asText(),
        Instant.parse(execution.path("startDate").asText()),
        Optional.ofNullable(execution.path("input").textValue()),
        Optional.ofNullable(execution.path("stopDate").textValue()).map(Instant::parse));
  }

  private static boolean isNotedAsRunning(JsonNode execution) {
    return execution.path("status").asText().equals(ExecutionRecord.RUNNING);
  }

  private static boolean isAlive(JsonNode execution) {
    return ProcessHandle.of(execution.path("pid").asLong())
        .filter(ProcessHandle::isAlive)
        .filter(process -> processStart(process).equals(execution.path("processStart").asText()))
        .isPresent();
  }

  /** Process ids are used again; with its start time, a process is told from a later one. */
  private static String processStart(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static Optional<ObjectNode> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of((ObjectNode) JSON.readTree(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private boolean create(Path file, JsonNode execution) {
    Path whole = written(execution);
    try {
      // A link, because of all ways to make a file only this one both is whole and can lose.
      Files.createLink(file, whole);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } finally {
      delete(whole);
    }
  }

  private void replace(Path file, JsonNode execution) {
    try {
      Files.move(
          written(execution),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Path written(JsonNode execution) {
    try {
      Path file = Files.createTempFile(folder, "new-", ".tmp");
      return Files.write(file, JSON.writeValueAsBytes(execution));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  private Path file(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "an execution's name has other characters than AWS allows");
    }
    return folder.resolve(name + JSON_ENDING);
  }
}
