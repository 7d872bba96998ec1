package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import audiencesync.export.parquet.RangedBytes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads, several objects, and large ones that they share. */
class SharedReadingTest {
  private static final int PROCESSORS = 4;
  private static final int BLOCK = 256;
  private static final int ROWS = 5_000;

  /** Every row is of another length, so that blocks end anywhere. */
  private static String rows(String format) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append(format.formatted("u" + i, "a".repeat(i % 37) + i + "@example.com"));
    }
    return text.toString();
  }

  private static String csv() {
    return "user_id,mail\n" + rows("%s,%s\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s,%s\n", "\"%s\",\"x,\n\"\"%s\"\r\n", "=\"%s\",\"%s\"\n", "%s,\"%s\n"})
  void givesEachRowOnceWithItsLine(String format) {
    ExportObject object = MemoryObject.of("user_id,mail\n" + rows(format));
    List<String> alone = RecordedRows.of(Specs.named().reader(), object);
    assertThat(RecordedRows.of(Specs.named().reader(BLOCK), object, PROCESSORS)).isEqualTo(alone);
    assertThat(alone).hasSizeGreaterThanOrEqualTo(ROWS);
  }

  @Test
  void sharesJsonLines() {
    ExportObject object = MemoryObject.of(rows("{\"user_id\":\"%s\",\"mail\":\"%s\"}\n"));
    List<String> alone = RecordedRows.of(Specs.named().reader(), object);
    assertThat(RecordedRows.of(Specs.named().reader(BLOCK), object, PROCESSORS)).isEqualTo(alone);
    assertThat(alone).hasSize(ROWS);
  }

  private static void awaitOf(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A file that has rows until another thread than the one that opened it was given one, or until
   * it is far longer than that takes.
   */
  private record UntilHelped(CountDownLatch helped) implements ExportObject {
    private static final int MOST_ROWS = 5_000_000;
    private static final byte[] ROW = "u1,a@example.com\n".getBytes(StandardCharsets.UTF_8);

    @Override
    public String key() {
      return "inbox/users";
    }

    @Override
    public long bytes() {
      return ROW.length;
    }

    @Override
    public InputStream open() {
      byte[] header = "user_id,mail\n".getBytes(StandardCharsets.UTF_8);
      return new SequenceInputStream(new ByteArrayInputStream(header), rows());
    }

    private InputStream rows() {
      return new InputStream() {
        private int at;
        private int rows;

        @Override
        public int read() {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
          if (at == 0 && (helped.getCount() == 0 || rows == MOST_ROWS)) {
            return -1;
          }
          int given = Math.min(length, ROW.length - at);
          System.arraycopy(ROW, at, into, from, given);
          at = (at + given) % ROW.length;
          rows += at == 0 ? 1 : 0;
          return given;
        }
      };
    }

    @Override
    public RangedBytes ranges() {
      throw new AssertionError("text is read from its beginning");
    }
  }

  @Test
  void letsAnotherThreadHelp() {
    CountDownLatch helped = new CountDownLatch(1);
    RowSink[] sinks = {ignored(), sink(helped::countDown)};
    AtomicInteger asked = new AtomicInteger();
    List<UntilHelped> objects = List.of(new UntilHelped(helped));
    Specs.named().alone(BLOCK).readAll(objects, key -> sinks[asked.getAndIncrement()], 2);
    assertThat(helped.getCount()).isZero();
  }

  /** Each of two threads waits with its first row until the other has one, too. */
  @Test
  void readsTwoObjectsAtOnceOnOneProcessorAndSharesNone() {
    CountDownLatch together = new CountDownLatch(2);
    AtomicInteger asked = new AtomicInteger();
    List<MemoryObject> objects =
        List.of(MemoryObject.of("user_id,mail\nu1,a@example.com\n"), MemoryObject.of(csv()));
    Function<String, RowSink> sinks =
        key -> {
          asked.incrementAndGet();
          return sink(() -> meet(together));
        };
    Specs.named().reader(BLOCK).readAll(objects, sinks, 1);
    assertThat(together.getCount()).isZero();
    assertThat(asked).hasValue(2);
  }

  private static void meet(CountDownLatch together) {
    together.countDown();
    awaitOf(together);
  }

  @Test
  void summarisesInTheOrderOfTheObjects() {
    List<MemoryObject> objects =
        IntStream.range(0, 50)
            .mapToObj(i -> MemoryObject.of("user_id,mail\n" + "u,m\n".repeat(i)))
            .toList();
    List<ReadSummary> summaries =
        Specs.named().reader(BLOCK).readAll(objects, key -> ignored(), PROCESSORS);
    assertThat(summaries.stream().mapToLong(ReadSummary::rows).toArray())
        .isEqualTo(LongStream.range(0, 50).toArray());
  }

  /** The first file is damaged in its middle, the second lacks its columns. */
  @RepeatedTest(20)
  void tellsOfTheFirstFailure() {
    MemoryObject damaged =
        MemoryObject.of(broken(MemoryObject.gzip(csv().getBytes(StandardCharsets.UTF_8))));
    List<MemoryObject> objects = List.of(damaged, MemoryObject.of("no,header\nu1,m\n"));
    assertThatThrownBy(
            () -> Specs.named().reader(BLOCK).readAll(objects, key -> ignored(), PROCESSORS))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("gzip");
  }

  private static byte[] broken(byte[] gzip) {
    byte[] broken = gzip.clone();
    for (int i = gzip.length / 2; i < gzip.length / 2 + 64; i++) {
      broken[i] ^= 0x5A;
    }
    return broken;
  }

  /** Nobody waits for a thread that has failed. */
  @RepeatedTest(20)
  void endsWhenASinkFails() {
    List<MemoryObject> objects = List.of(MemoryObject.of(csv()));
    RowSink failing =
        sink(
            () -> {
              throw new IllegalStateException("full");
            });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Specs.named().reader(BLOCK).readAll(objects, key -> failing, PROCESSORS))
        .withMessage("full");
  }

  /**
   * Two thousand windows of a mebibyte are more than the JVM has: one that is read is forgotten.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, PROCESSORS})
  void keepsNothingOfWhatIsRead(int processors) {
    List<MemoryObject> objects =
        Collections.nCopies(2_000, MemoryObject.of("user_id,mail\nu1,a@example.com\n"));
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(2_000L << 20);
    assertThat(Specs.named().reader(1 << 20).readAll(objects, key -> ignored(), processors))
        .hasSize(2_000);
  }

  @Test
  void tellsOfASinkThatCannotBeMade() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch other = new CountDownLatch(1);
    List<MemoryObject> objects = List.of(MemoryObject.of(csv()));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                Specs.named()
                    .reader(BLOCK)
                    .readAll(
                        objects,
                        key -> {
                          if (asked.incrementAndGet() > 1) {
                            other.countDown();
                            throw new IllegalStateException("no room for a sink");
                          }
                          return sink(() -> awaitOf(other));
                        },
                        2))
        .withMessage("no room for a sink");
  }

  /** The thread that opened the file is told, though the other never had a piece of it. */
  @Test
  void stopsReadingWhenAnotherThreadFailsBeforeItsFirstRow() {
    AtomicInteger asked = new AtomicInteger();
    LongAdder rows = new LongAdder();
    Function<String, RowSink> sinks =
        key -> {
          if (asked.incrementAndGet() > 1) {
            throw new IllegalStateException("no room for a sink");
          }
          return eachRow(rows::increment);
        };
    List<UntilHelped> objects = List.of(new UntilHelped(new CountDownLatch(1)));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Specs.named().alone(BLOCK).readAll(objects, sinks, 2))
        .withMessage("no room for a sink");
    assertThat(rows.sum()).isLessThan(UntilHelped.MOST_ROWS);
  }

  private static RowSink ignored() {
    return sink(() -> {});
  }

  /** Does something for the first row that it is given. */
  private static RowSink sink(Runnable onFirstRow) {
    AtomicBoolean met = new AtomicBoolean();
    return eachRow(
        () -> {
          if (!met.getAndSet(true)) {
            onFirstRow.run();
          }
        });
  }

  private static RowSink eachRow(Runnable onRow) {
    return new RowSink() {
      @Override
      public void accept(Row row) {
        onRow.run();
      }

      @Override
      public void filteredOut() {}

      @Override
      public void reject(RowFault fault, long line) {}
    };
  }
}
