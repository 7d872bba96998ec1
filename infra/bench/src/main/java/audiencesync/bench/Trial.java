package audiencesync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One contestant's work in a process of its own, from its start to its end. */
record Trial(Contestant.Name name, Contestant.Task task, List<String> options) {
  /**
   * What the process took.
   *
   * @param seconds from its start, or from when it was ready, to its end, by the clock
   * @param cpuSeconds of all its threads meanwhile
   * @param peakMegabytes of memory that it held at most (resident set)
   */
  record Cost(double seconds, double cpuSeconds, double peakMegabytes) {}

  /** What a process says from whose start on nothing counts but what comes now. */
  private static final String READY = "ready";

  private static final double MEGABYTE = 1e6;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CPU = "cpuSeconds";
  private static final String PEAK = "peakMegabytes";

  Cost run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (task.processors() == 1) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(name.options());
    command.addAll(options);
    command.add("-XX:ActiveProcessorCount=" + task.processors());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Trial.class.getName()));
    command.addAll(
        List.of(
            name.name(),
            task.segment().toString(),
            task.identity().toString(),
            task.form().name(),
            task.kind().name(),
            task.out().toString(),
            Integer.toString(task.processors())));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed;
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      printed = lines.readLine();
      if (READY.equals(printed)) {
        start = System.nanoTime();
        printed = lines.readLine();
      }
    }
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    if (exit != 0) {
      throw new IOException(name.label + " ended with " + exit + "\n" + printed);
    }
    JsonNode figures = JSON.readTree(printed);
    return new Cost(
        seconds, figures.required(CPU).doubleValue(), figures.required(PEAK).doubleValue());
  }

  /** In the process: does the task, and prints CPU seconds and peak memory. */
  public static void main(String[] arguments) throws IOException {
    Contestant.Task task =
        new Contestant.Task(
            Path.of(arguments[1]),
            Path.of(arguments[2]),
            Form.valueOf(arguments[3]),
            Kind.valueOf(arguments[4]),
            Path.of(arguments[5]),
            Integer.parseInt(arguments[6]));
    Contestant contestant = Contestant.Name.valueOf(arguments[0]).make();
    double cpuSecondsBefore = 0;
    if (contestant.getReady()) {
      cpuSecondsBefore = cpuSeconds();
      System.out.println(READY);
    }
    contestant.run(task);
    double cpuSeconds = cpuSeconds() - cpuSecondsBefore;
    System.out.println(JSON.createObjectNode().put(CPU, cpuSeconds).put(PEAK, peakMegabytes()));
  }

  private static double cpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** As Linux counts it. */
  private static double peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MEGABYTE;
      }
    }
    throw new IOException("Linux does not tell the peak of memory");
  }
}
