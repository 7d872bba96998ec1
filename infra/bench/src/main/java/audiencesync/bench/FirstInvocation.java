package audiencesync.bench;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A function in a JVM of its own, from the start of the process to its first answer. */
final class FirstInvocation {
  private static final String NATIVE_PART =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** Of the one library that AWS's client needs beside what the jar holds. */
  private static final String SERIALIZER =
      "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer";

  /** Where org.crac finds the hooks' context: AWS's own runtime is started with it. */
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  /**
   * What a function took so far.
   *
   * @param seconds since its process was started, by the clock
   * @param cpuSeconds of all its threads; Linux counts hundredths
   */
  record Cost(double seconds, double cpuSeconds) {}

  /**
   * What a first invocation took.
   *
   * @param ready when the handler was made
   * @param answered when the answer was there
   * @param answer what was answered
   */
  record Costs(Cost ready, Cost answered, String answer) {}

  private final Launch launch;
  private final int processors;
  private final Path folder;
  private final CompletableFuture<Cost> ready = new CompletableFuture<>();
  private final CompletableFuture<Cost> answered = new CompletableFuture<>();
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final CompletableFuture<Process> process = new CompletableFuture<>();
  private long start;

  /**
   * @param processors how many it may use, the first ones of this machine
   * @param folder where it finds AWS's native part, and writes its log
   */
  FirstInvocation(Launch launch, int processors, Path folder) {
    this.launch = launch;
    this.processors = processors;
    this.folder = folder;
  }

  /**
   * Starts the function, hands it the payload, and ends it when it has answered.
   *
   * @throws IOException with the function's log when it fails
   */
  Costs of(String handler, String payload, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = folder.resolve("function.log");
    try (RuntimeApi api = new RuntimeApi(payload, this::heard)) {
      ProcessBuilder builder = new ProcessBuilder(command(handler));
      builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().putAll(launch.environment());
      builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
      start = System.nanoTime();
      Process child = builder.start();
      process.complete(child);
      var unused =
          child.onExit().thenAccept(ended -> answer.completeExceptionally(new IOException("exit")));
      try {
        String text = answer.get();
        return new Costs(ready.join(), answered.join(), text);
      } catch (ExecutionException e) {
        throw new IOException(handler + " failed\n" + Files.readString(log), e.getCause());
      } finally {
        end(child);
      }
    }
  }

  /** An archive of classes is written when the process ends in peace. */
  private void end(Process child) throws InterruptedException {
    if (launch.endsInPeace()) {
      child.destroy();
    } else {
      child.destroyForcibly();
    }
    child.waitFor();
  }

  private void heard(RuntimeApi.Word word, String text) {
    Cost now = now();
    switch (word) {
      case READY_FOR_SNAPSHOT, READY -> ready.complete(now);
      case ANSWERED -> {
        answered.complete(now);
        answer.complete(text);
      }
      case FAILED -> answer.completeExceptionally(new IOException(text));
    }
  }

  private Cost now() {
    double seconds = (System.nanoTime() - start) / 1e9;
    Duration cpu = process.join().info().totalCpuDuration().orElseThrow();
    return new Cost(seconds, cpu.toNanos() / 1e9);
  }

  private List<String> command(String handler) throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0-" + (processors - 1)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As Lambda's own runtime starts a JVM, whatever JAVA_TOOL_OPTIONS adds.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", HOOKS));
    command.addAll(launch.options());
    command.add("-D" + NATIVE_PART + "=" + nativePart());
    String libraries = location(AWSLambda.class) + ":" + location(type(SERIALIZER));
    command.addAll(List.of("-cp", libraries + ":" + launch.code()));
    command.addAll(List.of(AWSLambda.class.getName(), handler));
    return command;
  }

  /** Left alone, AWS's client unpacks it at every start, which Lambda's runtime does not. */
  private Path nativePart() throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "libaws-lambda-jni.linux-" + architecture + ".so";
    Path unpacked = folder.resolve(name);
    if (!Files.exists(unpacked)) {
      try (InputStream in = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
        Files.copy(Objects.requireNonNull(in, name), unpacked);
      }
    }
    return unpacked;
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
}
