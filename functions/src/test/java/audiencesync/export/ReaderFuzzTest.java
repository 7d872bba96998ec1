package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bytes a file has: it is read or refused, every row is counted, the size of blocks and
 * the number of threads decide nothing, and memory stays within bounds.
 *
 * <p>The build reads a fixed number of files made from fixed seeds. The profile {@code fuzz} reads
 * many more, of another seed each time. A file that breaks a rule is printed in hex: keep it in
 * {@link #keptFiles}.
 */
final class ReaderFuzzTest {
  private static final int FILES = Integer.getInteger("fuzz.files", 1_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);

  private static final Path FILES_OF_OTHERS =
      Path.of("src", "test", "resources", "audiencesync", "export", "roundtrip");
  private static final int LARGE_BLOCK = 4 << 10;
  private static final int SMALL_BLOCK = 64;
  private static final int FILES_READ_AT_ONCE = 50;
  private static final int FILES_FOR_EACH_SHARED_ONE = 4;
  private static final int PROCESSORS = 3;
  private static final long MOST_ALLOCATED = 48 << 20;

  private static final List<String> FILES_OF_OURS =
      List.of(
          "user_id,mail,plan\r\nu1,a@x.jp,gold\r\n\"u\"\"2\",\"b\n@x.jp\",山田\r\nu3,,\r\n",
          "user_id\tmail\tplan\nu1\ta@x.jp\t金\nu2\t\"b\t\"\t\n",
          "user_id;mail\n\"u1\";a@x.jp\nu2;b@x.jp\n",
          """
          {"user_id":"u1","mail":"a@x.jp","p":{"q":[1,{"r":null}]}}
          {"user_id":2,"mail":true}
          {"mail":"\\u3042\\ud83d\\ude00"}
          """,
          "user_id,mail\nｱｲｳ,ﾔﾏﾀﾞ\n");

  private static final List<String> CHARSETS =
      List.of("UTF-8", "windows-31j", "EUC-JP", "UTF-16", "UTF-16LE");

  /** What reading a file comes to. */
  private record Outcome(List<String> rows, String refusal) {
    /** A refusal may come before or after the rows of its block: they are not compared then. */
    static Outcome of(ExportReader reader, byte[] file) {
      return of(() -> RecordedRows.of(reader, MemoryObject.of(file)));
    }

    /** By threads that share the file. */
    static Outcome ofThreads(ExportReader reader, byte[] file) {
      return of(() -> RecordedRows.of(reader, MemoryObject.of(file), PROCESSORS));
    }

    private static Outcome of(Supplier<List<String>> reading) {
      try {
        return new Outcome(reading.get(), "");
      } catch (ExportException e) {
        assertThat(e).hasMessageStartingWith("inbox/users ").hasMessageEndingWith(".");
        return new Outcome(List.of(), String.valueOf(e.getMessage()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void readsOrRefusesWhateverBytes(int run) throws Exception {
    Random random = new Random(SEED + run);
    Mutations mutations = new Mutations(random);
    List<byte[]> seeds = seeds();
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(file(mutations, seeds.get(random.nextInt(seeds.size())), random));
      if (files.size() == FILES_READ_AT_ONCE) {
        check(specs(random), files, random);
        files.clear();
      }
    }
  }

  /** In hex: what broke a rule once, or nearly did when it was thought of. */
  static Stream<String> keptFiles() {
    return Stream.of(
        // A row of ASCII whose last word reaches into the next row, which is not.
        "75312c610a75322ce5b1b10a",
        // Ten rows of ASCII, and ten that no charset reads.
        "75312c610a".repeat(10) + "75312cff0a".repeat(10),
        // A name that may be two charsets', cut by a delimiter that may be a part of it.
        "b3407c75310ab2407c75320a",
        // A mark of UTF-16, and half a character.
        "fffe75",
        // A pair whose second half is missing at the end.
        "feff00750031002c d83d".replace(" ", ""),
        // Marks of two charsets, one behind the other.
        "efbbbffffe75312c610a",
        // A quote that opens behind a character that is cut off.
        "75312c82220a75322c620a",
        // Nothing but gzip's first bytes.
        "1f8b08");
  }

  @ParameterizedTest
  @MethodSource("keptFiles")
  void readsOrRefusesKeptFile(String hex) throws Exception {
    Random random = new Random(SEED);
    byte[] file = HexFormat.of().parseHex(hex);
    for (int i = 0; i < FILES_READ_AT_ONCE; i++) {
      check(specs(random), List.of(file), random);
    }
  }

  private static byte[] file(Mutations mutations, byte[] seed, Random random) {
    byte[] mutated = random.nextInt(20) == 0 ? seed : mutations.of(seed);
    return switch (random.nextInt(10)) {
      case 0 -> MemoryObject.gzip(mutated);
      case 1 -> mutations.of(MemoryObject.gzip(mutated));
      default -> mutated;
    };
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String file : FILES_OF_OURS) {
      for (String charset : CHARSETS) {
        seeds.add(file.getBytes(Charset.forName(charset)));
      }
    }
    try (Stream<Path> files = Files.list(FILES_OF_OTHERS)) {
      files
          .filter(file -> file.toString().contains("sv"))
          .sorted()
          .forEach(f -> seeds.add(bytes(f)));
    }
    return seeds;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Specs specs(Random random) {
    Specs specs = random.nextBoolean() ? Specs.positions(0, 1) : Specs.named();
    if (random.nextInt(3) == 0) {
      specs.charset(CHARSETS.get(random.nextInt(CHARSETS.size())));
    }
    if (random.nextInt(3) == 0) {
      specs.delimiter(",;|\t@".charAt(random.nextInt(5)));
    }
    if (random.nextInt(3) == 0) {
      FileFormat[] formats = {FileFormat.CSV, FileFormat.TSV, FileFormat.JSONL};
      specs.format(formats[random.nextInt(formats.length)]);
    }
    return specs.limits(new ReadLimits(1 + random.nextInt(200), 1L << 20, 200));
  }

  private static void check(Specs specs, List<byte[]> files, Random random) throws Exception {
    ExportReader reader = specs.reader(LARGE_BLOCK);
    List<Outcome> outcomes = new ArrayList<>();
    for (byte[] file : files) {
      long before = allocated();
      Outcome outcome = outcome(reader, file);
      assertThat(allocated() - before).as(shown(file)).isLessThan(MOST_ALLOCATED);
      int block = 1 + random.nextInt(SMALL_BLOCK);
      assertThat(outcome(specs.reader(block), file)).as(shown(file)).isEqualTo(outcome);
      if (random.nextInt(FILES_FOR_EACH_SHARED_ONE) == 0) {
        assertThat(Outcome.ofThreads(specs.reader(block), file)).as(shown(file)).isEqualTo(outcome);
      }
      outcomes.add(outcome);
    }
    assertThat(outcomesOfThreads(reader, files)).isEqualTo(outcomes);
  }

  private static Outcome outcome(ExportReader reader, byte[] file) {
    try {
      return Outcome.of(reader, file);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(shown(file), e);
    }
  }

  private static String shown(byte[] file) {
    return "file " + HexFormat.of().formatHex(file);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static List<Outcome> outcomesOfThreads(ExportReader reader, List<byte[]> files)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSORS);
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (byte[] file : files) {
        futures.add(threads.submit(() -> Outcome.of(reader, file)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
