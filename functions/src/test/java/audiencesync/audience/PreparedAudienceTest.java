package audiencesync.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class PreparedAudienceTest {
  private static PreparedAudience hashed(int from, int to) {
    AudiencePreparation preparation =
        AudiencePreparation.segmentOnly(Rules.HASHED_EMAIL, false, Long.MAX_VALUE);
    RowSink sink = preparation.segmentRows("s.csv");
    Row row = new Row();
    row.text = new byte[64];
    Arrays.fill(row.text, (byte) '0');
    row.identifierEnd = 64;
    for (int i = from; i < to; i++) {
      writeScattered(i, row.text);
      sink.accept(row);
    }
    return preparation.finish();
  }

  /** Eight hex digits that differ for every number, in no order. */
  private static void writeScattered(int number, byte[] text) {
    int scattered = number * 0x9E3779B1;
    for (int digit = 0; digit < 8; digit++) {
      text[digit] = (byte) Character.forDigit(scattered >>> (28 - 4 * digit) & 0xF, 16);
    }
  }

  @Test
  void cutsIntoAsFewEvenFilesAsLineTakes() {
    PreparedAudience audience = hashed(0, 1_800_001);

    List<Chunk> chunks = audience.chunks();

    assertThat(chunks).extracting(Chunk::number).containsExactly(1, 2, 3);
    assertThat(chunks).extracting(Chunk::of).containsOnly(3);
    assertThat(chunks).extracting(Chunk::firstRank).containsExactly(0L, 600_000L, 1_200_000L);
    assertThat(chunks).extracting(Chunk::lines).containsExactly(600_000L, 600_000L, 600_001L);
    assertThat(chunks)
        .extracting(Chunk::bytes)
        .containsExactly(39_000_000L, 39_000_000L, 39_000_065L);
    assertWritesInOrder(audience);
  }

  private static void assertWritesInOrder(PreparedAudience audience) {
    byte[] last = new byte[64];
    for (Chunk chunk : audience.chunks()) {
      byte[] content = Feed.content(audience, chunk);
      assertThat(content).hasSize((int) chunk.bytes());
      for (int at = 0; at < content.length; at += 65) {
        byte[] line = Arrays.copyOfRange(content, at, at + 64);
        if (Arrays.compare(last, line) > 0 || content[at + 64] != '\n') {
          throw new AssertionError("file " + chunk.number() + " is out of order at " + at);
        }
        last = line;
      }
    }
  }

  @Test
  void fillsOneFileBeforeItBeginsAnother() {
    assertThat(hashed(0, 900_000).chunks()).hasSize(1);
    assertThat(hashed(0, 900_001).chunks())
        .extracting(Chunk::lines)
        .containsExactly(450_000L, 450_001L);
  }

  @Test
  void marksTheSameContentTheSame() {
    String mark = hashed(0, 1_000).chunks().get(0).mark();

    assertThat(mark).matches("[0-9a-f]{32}");
    assertThat(hashed(0, 1_000).chunks().get(0).mark()).isEqualTo(mark);
    assertThat(
            Set.of(
                mark,
                hashed(0, 999).chunks().get(0).mark(),
                hashed(1, 1_001).chunks().get(0).mark(),
                hashed(0, 1).chunks().get(0).mark(),
                hashed(1, 2).chunks().get(0).mark()))
        .hasSize(5);
  }

  @Test
  void marksAreTheSameInEveryRelease() {
    assertThat(hashed(0, 2).chunks().get(0).mark()).isEqualTo("31fc6a502fe9b09e227904a3b03ada49");
  }

  @Test
  void readsWhatItWrites() throws IOException {
    PreparedAudience audience = hashed(0, 20_000);
    Chunk chunk = audience.chunks().get(0);
    byte[] content = Feed.content(audience, chunk);

    try (InputStream in = audience.open(chunk)) {
      assertThat(in.readAllBytes()).isEqualTo(content);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[1])).isEqualTo(-1);
      assertThat(in.read(new byte[1], 0, 0)).isZero();
    }
    try (InputStream in = audience.open(chunk)) {
      assertThat(in.read()).isEqualTo(content[0]);
      assertThat(in.available()).isEqualTo(524_224);
      in.skipNBytes(524_224);
      assertThat(in.read()).isEqualTo(content[524_225]);
    }
  }

  @Test
  void refusesAFileOfAnotherAudience() {
    Chunk other = hashed(1, 2).chunks().get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> hashed(2, 3).write(other, new ByteArrayOutputStream()))
        .withMessage("file 1 of 1 is not of this audience");
  }

  /** What a run means, written again with sets of texts. */
  private record Expected(Set<String> lines, long joined, long notInSegment, long without) {
    static Expected of(List<String[]> segment, List<String[]> identity) {
      Map<String, Boolean> members = new HashMap<>();
      segment.forEach(fields -> members.put(fields[0], false));
      Set<String> lines = new TreeSet<>();
      long joined = 0;
      for (String[] fields : identity) {
        if (members.computeIfPresent(fields[0], (user, seen) -> true) != null) {
          joined++;
          if (fields[1].contains("@")) {
            lines.add(Outcome.sha256(fields[1]));
          }
        }
      }
      long without = members.values().stream().filter(seen -> !seen).count();
      return new Expected(lines, joined, identity.size() - joined, without);
    }
  }

  private static List<String[]> generated(int size, Random random) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String user = "user" + random.nextInt(40_000);
      String value = random.nextInt(9) == 0 ? "none" : "a" + random.nextInt(50_000) + "@x.jp";
      rows.add(new String[] {user, value});
    }
    return rows;
  }

  @Test
  void givesTheSameBytesHoweverTheRowsCome() throws InterruptedException, ExecutionException {
    Random random = new Random(2);
    List<String[]> segment = generated(30_000, random);
    List<String[]> identity = generated(80_000, random);
    Expected expected = Expected.of(segment, identity);

    PreparedAudience alone = prepared(segment, identity, 1);
    Collections.shuffle(segment, random);
    Collections.shuffle(identity, random);
    PreparedAudience together = prepared(segment, identity, 7);

    assertThat(Feed.lines(alone)).containsExactlyElementsOf(expected.lines());
    assertThat(Feed.content(together, together.chunks().get(0)))
        .isEqualTo(Feed.content(alone, alone.chunks().get(0)));
    assertThat(together.chunks()).isEqualTo(alone.chunks());
    assertThat(together.counts()).isEqualTo(alone.counts());
    assertThat(alone.counts().joined()).isEqualTo(expected.joined());
    assertThat(alone.counts().notInSegment()).isEqualTo(expected.notInSegment());
    assertThat(alone.counts().membersWithoutIdentity()).isEqualTo(expected.without());
    assertThat(alone.counts().segmentMembers()).isEqualTo(distinctUsers(segment));
  }

  private static long distinctUsers(List<String[]> rows) {
    Set<String> users = new HashSet<>();
    rows.forEach(fields -> users.add(fields[0]));
    return users.size();
  }

  /** Each part has a sink and a thread of its own. */
  private static PreparedAudience prepared(
      List<String[]> segment, List<String[]> identity, int parts)
      throws InterruptedException, ExecutionException {
    AudiencePreparation preparation = AudiencePreparation.joined(Rules.EMAIL, Long.MAX_VALUE);
    ExecutorService threads = Executors.newFixedThreadPool(parts);
    try {
      feed(threads, parts, segment, preparation::segmentRows);
      feed(threads, parts, identity, preparation::identityRows);
    } finally {
      threads.shutdown();
    }
    return preparation.finish();
  }

  private static void feed(ExecutorService threads, int parts, List<String[]> rows, Sinks sinks)
      throws InterruptedException, ExecutionException {
    List<Future<Feed>> fed = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = rows.size() * part / parts;
      int to = rows.size() * (part + 1) / parts;
      RowSink sink = sinks.of("part" + part);
      fed.add(threads.submit(() -> Feed.into(sink).rows(rows.subList(from, to))));
    }
    for (Future<Feed> feed : fed) {
      feed.get();
    }
  }

  private interface Sinks {
    RowSink of(String key);
  }
}
