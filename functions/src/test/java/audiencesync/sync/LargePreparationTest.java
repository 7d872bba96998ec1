package audiencesync.sync;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.MemoryNeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The prepare step in a JVM that may use what the plan gives it and no more. Half a million
 * identities; {@code -Daudiencesync.long=true} makes it fifty million.
 */
@Tag("fault")
class LargePreparationTest {
  private static final long IDENTITIES =
      Boolean.getBoolean("audiencesync.long") ? 50_000_000 : 500_000;

  private static final long MEGABYTE = 1 << 20;

  private static final Pattern FIGURES =
      Pattern.compile(
          "rows (\\d+) identifiers (\\d+) lines (\\d+) files (\\d+) ordered (\\w+) peak (\\d+)");

  @TempDir private Path folder;

  @Test
  @Timeout(900)
  @EnabledOnOs(OS.LINUX)
  void needsNoMoreMemoryThanItsPlan() throws IOException, InterruptedException {
    long members = IDENTITIES / 2;
    long heap = MemoryNeed.joined(members, members).heap();
    long plannedMegabytes = (heap + MEGABYTE - 1) / MEGABYTE;
    Path output = folder.resolve("output.txt");
    long start = System.nanoTime();
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + plannedMegabytes + "m",
                "-XX:+UseSerialGC",
                "-Xmn8m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LargePreparation.class.getName(),
                Long.toString(IDENTITIES))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = child.waitFor(880, TimeUnit.SECONDS);
    child.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended && child.exitValue() == 0).as(said).isTrue();
    Matcher figures = FIGURES.matcher(said);
    assertThat(figures.find()).as(said).isTrue();
    assertThat(figures.group(1)).isEqualTo(Long.toString(IDENTITIES + members));
    assertThat(figures.group(2)).isEqualTo(figures.group(3)).isEqualTo(Long.toString(members));
    assertThat(figures.group(4)).isEqualTo(Long.toString((members + 899_999) / 900_000));
    assertThat(figures.group(5)).isEqualTo("true");
    assertThat(Double.parseDouble(figures.group(6)))
        .as("most megabytes that the process held")
        .isLessThanOrEqualTo(1.15 * MemoryNeed.resident(heap) / MEGABYTE);
    System.out.printf(
        Locale.ROOT,
        "%,d identities: %.1f s, %s MB at most, heap of %d MB%n",
        IDENTITIES,
        (System.nanoTime() - start) / 1e9,
        figures.group(6),
        plannedMegabytes);
  }
}
