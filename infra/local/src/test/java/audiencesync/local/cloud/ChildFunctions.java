package audiencesync.local.cloud;

import audiencesync.local.engine.FunctionOutcome;
import audiencesync.local.engine.Functions;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions as on AWS: each is a JVM of its own with the jar that is deployed, AWS's runtime
 * interface client beside it as the main program, and no environment but the one that it is given.
 */
final class ChildFunctions implements Functions, AutoCloseable {
  private static final String NATIVE_PART =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** Of the one library that the client needs beside what the jar holds. */
  private static final String SERIALIZER =
      "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer";

  private final Path jar;
  private final Path logs;
  private final Path nativePart;
  private final Map<String, RuntimeApi> apis = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();

  /**
   * @param logs an empty folder for what the functions write
   */
  ChildFunctions(Path jar, Path logs) throws IOException {
    this.jar = jar;
    this.logs = logs;
    this.nativePart = nativePart(logs);
  }

  /**
   * Left alone, AWS's client unpacks its native part to one fixed file in {@code /tmp}: over the
   * one that another JVM has mapped, which crashes that. Named, it is loaded from where it is.
   */
  private static Path nativePart(Path folder) throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    boolean musl = Files.exists(Path.of("/etc/alpine-release"));
    String name = "libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + architecture + ".so";
    try (InputStream in = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
      Path unpacked = folder.resolve(name);
      Files.copy(Objects.requireNonNull(in, name), unpacked);
      return unpacked;
    }
  }

  /** Starts a function; it then waits for its first payload. */
  void start(String name, String handler, Map<String, String> environment) throws IOException {
    RuntimeApi api = new RuntimeApi(name);
    apis.put(name, api);
    Path log = logs.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command(handler));
    builder.directory(logs.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(reserved(name, api.address()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    var unused = process.onExit().thenAccept(ended -> api.died(name + " ended: " + text(log)));
  }

  @Override
  public FunctionOutcome invoke(String functionName, JsonNode payload) {
    try {
      return Objects.requireNonNull(apis.get(functionName), functionName).invoke(payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + functionName + " was at work", e);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    apis.values().forEach(RuntimeApi::close);
  }

  private List<String> command(String handler) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "-D" + NATIVE_PART + "=" + nativePart,
        "-cp",
        Stream.of(location(AWSLambda.class), location(type(SERIALIZER)), jar)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)),
        AWSLambda.class.getName(),
        handler);
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** "Defined runtime environment variables" in AWS's guide, as far as something reads them. */
  private static Map<String, String> reserved(String name, String api) {
    return Map.of(
        "AWS_LAMBDA_RUNTIME_API", api,
        "AWS_LAMBDA_FUNCTION_NAME", name,
        "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
        "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name,
        "AWS_LAMBDA_LOG_STREAM_NAME", "stream",
        "AWS_REGION", "ap-northeast-1",
        "AWS_ACCESS_KEY_ID", "local",
        "AWS_SECRET_ACCESS_KEY", "local",
        "LANG", "en_US.UTF-8");
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "without a log";
    }
  }
}
