package audiencesync.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the executions over one bucket folder: a file each, beside the folder, naming
 * the process that runs it, so that another process can tell whether it still does.
 */
public final class ExecutionRecords {
  /** As ARNs on AWS look; region and account are made up. */
  private static final String ARN =
      "arn:aws:states:ap-northeast-1:000000000000:execution:line-audience-sync:";

  private static final String RUNNING = "RUNNING";
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

  /** The ARN of an execution of that name. */
  public static String arn(String name) {
    return ARN + name;
  }

  /** Notes that this process runs an execution of that name from now on. */
  public void started(String name, Instant when) {
    ProcessHandle me = ProcessHandle.current();
    ObjectNode execution = JSON.createObjectNode();
    execution.put("name", name);
    execution.put("status", RUNNING);
    execution.put("startDate", when.toString());
    execution.put("pid", me.pid());
    execution.put("processStart", processStart(me));
    write(name, execution);
  }

  /**
   * Notes how an execution ended.
   *
   * @param status Step Functions' word: {@code SUCCEEDED}, {@code FAILED} …
   */
  public void ended(String name, String status) {
    read(name).ifPresent(execution -> write(name, execution.put("status", status)));
  }

  /** Step Functions' word for an execution's status; a process that died has aborted its own. */
  Optional<String> status(String arn) {
    return Optional.of(arn)
        .filter(known -> known.startsWith(ARN))
        .flatMap(known -> read(known.substring(ARN.length())))
        .map(ExecutionRecords::status);
  }

  /** When an execution of that ARN started. */
  Optional<Instant> startDate(String arn) {
    return read(arn.substring(ARN.length())).map(e -> Instant.parse(e.path("startDate").asText()));
  }

  private static String status(JsonNode execution) {
    String status = execution.path("status").asText();
    return status.equals(RUNNING) && !isAlive(execution) ? "ABORTED" : status;
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

  private Optional<ObjectNode> read(String name) {
    Path file = file(name);
    try {
      return Files.exists(file)
          ? Optional.of((ObjectNode) JSON.readTree(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void write(String name, JsonNode execution) {
    Path file = file(name);
    try {
      Path half = Files.createTempFile(folder, "new-", ".tmp");
      Files.write(half, JSON.writeValueAsBytes(execution));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Path file(String name) {
    if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
      throw new IllegalArgumentException(
          "an execution's name has other characters than AWS allows");
    }
    return folder.resolve(name + ".json");
  }
}
