package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import audiencesync.export.parquet.RangedBytes;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Measures what reading costs: CPU milliseconds of each read of one generated file, after a read
 * that warms up, and their median. How to run it is in {@code docs/formats.md}.
 */
public final class ReadingCost {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final String[] FAMILIES = {"佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村"};
  private static final String[] GIVEN = {"太郎", "花子", "次郎", "美咲", "翔太", "陽菜"};

  private ReadingCost() {}

  /**
   * Takes what to read ({@code ascii}, {@code names}, {@code quoted}, {@code json}), how many rows,
   * and how often.
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Files.createTempFile("reading-cost", "");
    try {
      write(file, arguments[0], Integer.parseInt(arguments[1]));
      System.out.printf("%s, %,d bytes%n", arguments[0], Files.size(file));
      measure(file, Integer.parseInt(arguments[2]));
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Path file, String kind, int rows) throws IOException {
    Random random = new Random(rows);
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      out.write(header(kind));
      IntFunction<String> row = row(kind, random);
      for (int i = 0; i < rows; i++) {
        out.write(row.apply(i));
      }
    }
  }

  private static String header(String kind) {
    return switch (kind) {
      case "ascii" -> "user_id,mail,phone,time,flag\n";
      case "names" -> "user_id,mail,氏名,phone,flag\n";
      case "quoted" -> "\"user_id\",\"mail\",\"phone\",\"note\"\r\n";
      case "json" -> "";
      default -> throw new IllegalArgumentException("not ascii, names, quoted or json: " + kind);
    };
  }

  private static IntFunction<String> row(String kind, Random random) {
    return switch (kind) {
      case "ascii" ->
          i ->
              "u%08d,%s,%s,2026-11-%02d 10:%02d:00,%d\n"
                  .formatted(i, mail(i), phone(random), i % 28 + 1, i % 60, i % 2);
      case "names" ->
          i -> "u%08d,%s,%s,%s,%d\n".formatted(i, mail(i), name(i), phone(random), i % 2);
      case "quoted" ->
          i ->
              "\"u%08d\",\"%s\",\"%s\",\"a \"\"b\"\", c\"\r\n".formatted(i, mail(i), phone(random));
      default ->
          i ->
              "{\"user_id\":\"u%08d\",\"mail\":\"%s\",\"name\":\"%s\",\"n\":%d}\n"
                  .formatted(i, mail(i), name(i), i);
    };
  }

  private static String mail(int i) {
    return "user" + i * 7_919L % 9_999_991 + "@example.com";
  }

  private static String name(int i) {
    return FAMILIES[i % FAMILIES.length] + GIVEN[i % GIVEN.length];
  }

  private static String phone(Random random) {
    return "090-%04d-%04d".formatted(random.nextInt(10_000), random.nextInt(10_000));
  }

  private static void measure(Path file, int times) {
    read(file);
    long[] millis = new long[times];
    for (int i = 0; i < times; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      read(file);
      millis[i] = (THREADS.getCurrentThreadCpuTime() - before) / 1_000_000;
    }
    System.out.println("CPU ms a read: " + Arrays.toString(millis));
    Arrays.sort(millis);
    System.out.println("median: " + millis[times / 2]);
  }

  private static void read(Path file) {
    Specs.named().reader().read(new StoredFile(file), new Ignored());
  }

  private record StoredFile(Path file) implements ExportObject {
    @Override
    public String key() {
      return "inbox/users";
    }

    @Override
    public long bytes() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public RangedBytes ranges() {
      throw new UnsupportedOperationException("nothing here is Parquet");
    }
  }

  private static final class Ignored implements RowSink {
    @Override
    public void accept(Row row) {}

    @Override
    public void filteredOut() {}

    @Override
    public void reject(RowFault fault, long line) {
      throw new AssertionError(fault + " on line " + line);
    }
  }
}
