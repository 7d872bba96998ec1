package audiencesync.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The least that a program of AWS's SDK can do: read one secret and one object. */
final class BareSdk {
  private static final double TICKS_A_SECOND = 100;

  private final Launch launch;
  private final int processors;

  BareSdk(Launch launch, int processors) {
    this.launch = launch;
    this.processors = processors;
  }

  /**
   * What it takes in a process of its own, until it has done what it is for.
   *
   * @param arguments secret id, bucket, key; without any, nothing of the SDK is touched
   */
  FirstInvocation.Cost cost(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader printed = process.inputReader()) {
      String ticks = printed.readLine();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (process.waitFor() != 0 || ticks == null) {
        throw new IOException("the bare program ended with " + process.exitValue());
      }
      return new FirstInvocation.Cost(seconds, Integer.parseInt(ticks) / TICKS_A_SECOND);
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0-" + (processors - 1)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(launch.options());
    // The SDK as the function has it; of the bench, only this class is looked for.
    String classes = launch.code() + ":" + System.getProperty("java.class.path");
    command.addAll(List.of("-cp", classes, BareSdk.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** In the process: does the task, and prints its CPU time in hundredths of a second. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      read(arguments[0], arguments[1], arguments[2]);
    }
    // After the program's name, which ends with a parenthesis: proc(5).
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    System.out.println(Integer.parseInt(fields[11]) + Integer.parseInt(fields[12]));
  }

  private static void read(String secretId, String bucket, String key) throws IOException {
    try (SecretsManagerClient secrets =
            SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        S3Client s3 =
            S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      if (secrets.getSecretValue(r -> r.secretId(secretId)).secretString().isEmpty()
          || s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray().length == 0) {
        throw new IOException("there was nothing to read");
      }
    }
  }
}
