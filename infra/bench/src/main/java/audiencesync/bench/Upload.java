package audiencesync.bench;

import audiencesync.audience.IdentifierType;
import audiencesync.lineads.LineAdsClient;
import audiencesync.lineads.LineAdsEndpoint;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.lineads.Pacer;
import audiencesync.lineads.UploadAction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends a file of LINE's full size as the product does, and as a bare socket would, in turn. */
@Command(
    name = "upload",
    description = "Uploads 60 MiB to a server that only reads, beside a plain copy to a socket.")
final class Upload implements Callable<Integer> {
  private static final int BYTES = (int) audiencesync.lineads.Upload.MAX_BYTES;
  private static final int BLOCK = 64 * 1024;

  @Option(names = "--rounds", description = "How often each sends (${DEFAULT-VALUE}).")
  private int rounds = 9;

  /** What one sending took, in a process of its own. */
  private record Cost(double millis, double heapMegabytes) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path file = Files.createTempFile("line-audience-sync-upload-", ".csv");
    try (UploadSink sink = UploadSink.start()) {
      fill(file);
      List<Cost> shipped = new ArrayList<>();
      List<Cost> copied = new ArrayList<>();
      // The first round warms up the server, and counts for nobody.
      for (int round = -1; round < rounds; round++) {
        Cost plain = send("copy", file, sink);
        Cost own = send("client", file, sink);
        if (round >= 0) {
          copied.add(plain);
          shipped.add(own);
        }
      }
      print(shipped, copied);
    } finally {
      Files.delete(file);
    }
    return 0;
  }

  private static void fill(Path file) throws IOException {
    byte[] lines = new byte[BYTES];
    Arrays.fill(lines, (byte) 'a');
    Files.write(file, lines);
  }

  private static Cost send(String how, Path file, UploadSink sink)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", Launch.FIRST_COMPILER, "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sender.class.getName()));
    command.addAll(List.of(how, file.toString(), Integer.toString(sink.port())));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(how + " ended with " + process.exitValue() + "\n" + printed);
    }
    String[] figures = printed.split(" ", -1);
    return new Cost(Double.parseDouble(figures[0]) / 1e6, Double.parseDouble(figures[1]) / 1e6);
  }

  private void print(List<Cost> shipped, List<Cost> copied) {
    double own = median(shipped.stream().mapToDouble(Cost::millis).toArray());
    double plain = median(copied.stream().mapToDouble(Cost::millis).toArray());
    System.out.printf(
        Locale.ROOT,
        "%n%,d bytes, median of %d, each in a fresh JVM (C1), after one byte%n%n"
            + "| | ms | MB/s | heap allocated, MB |%n|---|---|---|---|%n"
            + "| plain copy to a socket | %.0f | %.0f | %.2f |%n"
            + "| the client that ships | %.0f | %.0f | %.2f |%n%n"
            + "%.0f %% of the plain copy's rate%n",
        BYTES,
        rounds,
        plain,
        BYTES / 1e3 / plain,
        median(copied.stream().mapToDouble(Cost::heapMegabytes).toArray()),
        own,
        BYTES / 1e3 / own,
        median(shipped.stream().mapToDouble(Cost::heapMegabytes).toArray()),
        100 * plain / own);
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    int middle = figures.length / 2;
    return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
  }

  /** A small sending, then the one that counts: nanoseconds, and bytes of heap allocated. */
  static final class Sender {
    private Sender() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[1]);
      int port = Integer.parseInt(arguments[2]);
      boolean copies = arguments[0].equals("copy");
      // As in the step, which asks for upload jobs before it sends anything.
      send(copies, file, port, 1);
      long before = allocated();
      long start = System.nanoTime();
      send(copies, file, port, BYTES);
      long nanos = System.nanoTime() - start;
      System.out.println(nanos + " " + (allocated() - before));
    }

    private static void send(boolean copies, Path file, int port, int bytes) throws IOException {
      if (copies) {
        copy(file, port, bytes);
      } else {
        upload(file, port, bytes);
      }
    }

    private static InputStream open(Path file, int bytes) throws IOException {
      InputStream in = Files.newInputStream(file);
      return bytes == BYTES ? in : new ByteArrayInputStream(in.readNBytes(bytes));
    }

    /** By this thread, which does all the sending, since it was started. */
    private static long allocated() {
      return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
          .getCurrentThreadAllocatedBytes();
    }

    private static void copy(Path file, int port, int bytes) throws IOException {
      try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
          InputStream in = open(file, bytes)) {
        OutputStream out = socket.getOutputStream();
        String head = "POST / HTTP/1.1\r\nContent-Length: " + bytes + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
          out.write(block, 0, read);
        }
        if (socket.getInputStream().read() != 'H') {
          throw new IOException("the server did not answer");
        }
      }
    }

    private static void upload(Path file, int port, int bytes) {
      LineAdsEndpoint endpoint =
          new LineAdsEndpoint(
              URI.create("http://127.0.0.1:" + port + "/api"),
              Clock.systemUTC(),
              new Pacer(System::nanoTime));
      LineAdsKeys keys = new LineAdsKeys("A1000000001", "access-key", "secret-key");
      var unused =
          new LineAdsClient(endpoint, keys, call -> {})
              .upload(
                  new audiencesync.lineads.Upload(
                      Optional.of("1"),
                      Optional.empty(),
                      UploadAction.ADD,
                      IdentifierType.EMAIL,
                      "measured.csv",
                      bytes,
                      () -> open(file, bytes)));
    }
  }
}
