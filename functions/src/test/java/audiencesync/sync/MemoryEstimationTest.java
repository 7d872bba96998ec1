package audiencesync.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import audiencesync.audience.IdentifierType;
import audiencesync.audience.MemoryNeed;
import audiencesync.audience.SomeCounts;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.ConnectorReader;
import audiencesync.sync.document.Documents;
import audiencesync.sync.port.MemoryObjectStore;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.Success;
import audiencesync.sync.work.Estimate;
import audiencesync.sync.work.Plan;
import audiencesync.sync.work.WorkFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * What a run is said to need, held against what its preparation needs: it has room in 15 % more and
 * not in 15 % less.
 */
class MemoryEstimationTest {
  private static final int MEMBERS = 20_000;
  private static final String SEGMENT_CSV = "u,joined,rank\n";
  private static final String IDENTITY_CSV = "u,m,tel,note\n";
  private static final String JOINED =
      """
      "segment": {"prefix": "inbox/m/", "columns": {"userId": "u"}},
      "identity": {"prefix": "inbox/u/", "columns": {"userId": "u", "email": "m", "phone": "tel"}}
      """;

  private final MemoryObjectStore bucket = new MemoryObjectStore();
  private String inputs = JOINED;
  private String identifier = "{\"type\": \"EMAIL\"}";

  private byte[] connectorJson() {
    return """
        {"template": "line-custom-audience/v1", "adsApi": {"secretId": "s"},
         "audience": {"action": "ADD", "create": true, "name": "n"}, "identifier": %s, %s}
        """
        .formatted(identifier, inputs)
        .getBytes(UTF_8);
  }

  private Optional<Estimate> estimate(ConnectorState state) {
    Connector connector = ConnectorReader.read("members", connectorJson());
    return new MemoryEstimation(bucket, OptionalLong.empty())
        .of(connector, SelectedInputs.of(bucket, connector), state);
  }

  private Estimate estimate() {
    return estimate(ConnectorState.none()).orElseThrow();
  }

  private void put(String key, String text) {
    bucket.write("inbox/" + key, text);
  }

  private void put(String key, byte[] content) {
    bucket.write("inbox/" + key, content, "application/octet-stream");
  }

  private static String rows(String head, int from, int to, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(head);
    for (int i = from; i < to; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static String user(int i) {
    return "u-" + (1_000_000_000L + i * 7_919L % 1_000_000_000L);
  }

  private static String member(int i) {
    return user(i) + ",2026-11-" + (10 + i % 20) + (i % 4 == 0 ? ",gold" : ",none");
  }

  private static String identity(int i) {
    String note = i % 3 == 0 ? "a longer note" : "";
    return user(i) + ",person." + i + "@example.com,090" + (10_000_000 + i) + "," + note;
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stored.toByteArray();
  }

  private static byte[] parquet(String name) {
    String path = "/audiencesync/export/parquet/" + name + ".parquet";
    try (InputStream file =
        Objects.requireNonNull(MemoryEstimationTest.class.getResourceAsStream(path), path)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare(long room) {
    WorkFiles work = new WorkFiles(bucket, JoinedRun.RUN);
    work.writeConnector(connectorJson());
    work.write(
        new Plan(
            Documents.VERSION,
            JoinedRun.RUN,
            "s",
            false,
            null,
            null,
            Set.of(),
            Instant.EPOCH,
            null,
            bucket.list("inbox/m/"),
            bucket.list("inbox/u/"),
            null));
    new PrepareAudience(bucket, room).run(new PrepareAudience.Input(JoinedRun.RUN));
  }

  private void assertEstimatedWithin15Percent() {
    assertEstimated(85);
  }

  /** With a share of the estimate, in percent, there is too little room. */
  private void assertEstimated(int tooLittle) {
    Estimate estimate = estimate();
    assertThat(estimate.bytes()).isGreaterThan(100_000);
    assertThatNoException().isThrownBy(() -> prepare(estimate.bytes() * 115 / 100));
    assertThatExceptionOfType(InputsTooLargeException.class)
        .isThrownBy(() -> prepare(estimate.bytes() * tooLittle / 100));
  }

  @Test
  void holdsForPlainCsv() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, MEMBERS, MemoryEstimationTest::member));
    put("u/all.csv", rows(IDENTITY_CSV, 0, MEMBERS, MemoryEstimationTest::identity));
    assertEstimatedWithin15Percent();
    assertThat(estimate().segmentRows()).isCloseTo(MEMBERS, Percentage.withPercentage(5));
    assertThat(estimate().identifiers()).isCloseTo(MEMBERS, Percentage.withPercentage(5));
  }

  @Test
  void holdsForGzip() {
    put("m/all.gz", gzip(rows(SEGMENT_CSV, 0, 2 * MEMBERS, MemoryEstimationTest::member)));
    put("u/all.gz", gzip(rows(IDENTITY_CSV, 0, MEMBERS, MemoryEstimationTest::identity)));
    assertEstimatedWithin15Percent();
  }

  @Test
  void holdsForJsonLines() {
    put("m/all", rows("", 0, MEMBERS, i -> "{\"u\": \"" + user(i) + "\", \"rank\": 7}"));
    put(
        "u/all",
        rows("", 0, MEMBERS, i -> "{\"u\": \"" + user(i) + "\", \"m\": \"p" + i + "@x.jp\"}"));
    inputs = JOINED.replace(", \"phone\": \"tel\"", "");
    assertEstimatedWithin15Percent();
  }

  /**
   * More files than are looked at. They name the same people again and again, which no look at some
   * of them tells, and members who are named often take less room once all are in.
   */
  @Test
  void holdsForParquet() {
    for (int file = 0; file < 60; file++) {
      put("m/%02d".formatted(file), parquet("arrow-zstd-v2-dictionary"));
      put("u/%02d".formatted(file), parquet("duckdb-snappy-v1"));
    }
    inputs =
        """
        "segment": {"prefix": "inbox/m/", "columns": {"userId": "会員番号"}},
        "identity": {"prefix": "inbox/u/",
                     "columns": {"userId": "会員番号", "email": "メールアドレス"}}
        """;
    assertThat(estimate().segmentRows()).isEqualTo(60 * 300);
    assertEstimated(65);
  }

  @Test
  void countsNoRowThatAFilterLeavesOutOrThatHasNoIdentifier() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, 4 * MEMBERS, MemoryEstimationTest::member));
    put(
        "u/all.csv",
        rows(IDENTITY_CSV, 0, 4 * MEMBERS, i -> i % 8 == 0 ? user(i) + ",,,x" : identity(i)));
    inputs =
        """
        "segment": {"prefix": "inbox/m/", "columns": {"userId": "u"},
                    "filter": {"all": [{"column": "rank", "op": "eq", "value": "gold"}]}},
        "identity": {"prefix": "inbox/u/", "columns": {"userId": "u", "email": "m"},
                     "filter": {"all": [{"column": "note", "op": "isNotEmpty"}]}}
        """;
    Estimate estimate = estimate();
    assertThat(estimate.segmentRows()).isCloseTo(MEMBERS, Percentage.withPercentage(5));
    // Of 80,000 identity rows a third has a note, and so has each without an address.
    assertThat(estimate.identifiers()).isCloseTo(MEMBERS, Percentage.withPercentage(5));
  }

  @Test
  void holdsForFiltersOfTheSegment() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, 4 * MEMBERS, MemoryEstimationTest::member));
    put("u/all.csv", rows(IDENTITY_CSV, 0, 4 * MEMBERS, MemoryEstimationTest::identity));
    inputs =
        JOINED.replace(
            "{\"userId\": \"u\"}},",
            "{\"userId\": \"u\"}, \"filter\":"
                + " {\"all\": [{\"column\": \"rank\", \"op\": \"eq\", \"value\": \"gold\"}]}},");
    assertEstimatedWithin15Percent();
  }

  @Test
  void holdsForManyFilesOfDifferentSizes() {
    int from = 0;
    for (int file = 1; file <= 12; file++) {
      int to = from + file * 400;
      put("m/%02d.csv".formatted(file), rows(SEGMENT_CSV, from, to, MemoryEstimationTest::member));
      put(
          "u/%02d.csv".formatted(file),
          rows(IDENTITY_CSV, from, to, MemoryEstimationTest::identity));
      from = to;
    }
    put("m/header.csv", SEGMENT_CSV);
    put("m/empty.csv", "");
    assertEstimatedWithin15Percent();
  }

  @Test
  void holdsBesideARowThatIsLongerThanWhatIsLookedAt() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, MEMBERS, MemoryEstimationTest::member));
    put("m/one.csv", SEGMENT_CSV + "u1,2026-11-10," + "x".repeat(900_000) + "\n");
    put("u/all.csv", rows(IDENTITY_CSV, 0, MEMBERS, MemoryEstimationTest::identity));
    put("u/one.csv", IDENTITY_CSV + "u1,one@example.com,," + "x".repeat(900_000) + "\n");
    assertEstimatedWithin15Percent();
  }

  @Test
  void holdsForBothFormsOfPhoneNumbers() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, MEMBERS, MemoryEstimationTest::member));
    put("u/all.csv", rows(IDENTITY_CSV, 0, MEMBERS, MemoryEstimationTest::identity));
    identifier = "{\"type\": \"PHONE\", \"phoneFormat\": \"BOTH_DIGITS\"}";
    assertEstimatedWithin15Percent();
    assertThat(estimate().identifiers()).isCloseTo(2 * MEMBERS, Percentage.withPercentage(5));
  }

  @Test
  void holdsForASegmentThatCarriesTheIdentifier() {
    put("m/all.csv", rows(IDENTITY_CSV, 0, 2 * MEMBERS, MemoryEstimationTest::identity));
    inputs = "\"segment\": {\"prefix\": \"inbox/m/\", \"columns\": {\"email\": \"m\"}}";
    assertEstimatedWithin15Percent();
  }

  @Test
  void foreseesNothingOfInputsWithoutRows() {
    put("m/all.csv", SEGMENT_CSV);
    put("u/all.csv", IDENTITY_CSV);
    assertThat(estimate()).isEqualTo(new Estimate(0, 0, 0, 126, null));
  }

  /** Whoever has identifiers among the members: the last run knows it, files do not. */
  @Test
  void takesTheShareOfMembersWithIdentifiersFromTheLastRun() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, MEMBERS, MemoryEstimationTest::member));
    put("u/all.csv", rows(IDENTITY_CSV, MEMBERS / 2, 2 * MEMBERS, MemoryEstimationTest::identity));
    BoundAudience audience =
        new BoundAudience("A1", "77", "n", IdentifierType.EMAIL, AudienceOrigin.CREATED);
    ConnectorState state =
        ConnectorState.none()
            .with(audience)
            .with(
                new Success("before", Instant.EPOCH, "77", SomeCounts.joined(1_000, 0, 500, 0, 0)));
    Estimate estimate = estimate(state).orElseThrow();
    assertThat(estimate.identifiers()).isCloseTo(MEMBERS / 2, Percentage.withPercentage(5));
    assertThatNoException().isThrownBy(() -> prepare(estimate.bytes() * 115 / 100));
    assertThatExceptionOfType(InputsTooLargeException.class)
        .isThrownBy(() -> prepare(estimate.bytes() * 85 / 100));
  }

  @Test
  void leavesOutAFileThatCannotBeRead() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, MEMBERS, MemoryEstimationTest::member));
    put("u/all.csv", rows(IDENTITY_CSV, 0, MEMBERS / 2, MemoryEstimationTest::identity));
    Estimate without = estimate();
    byte[] whole = gzip(rows(IDENTITY_CSV, 0, 100, MemoryEstimationTest::identity));
    put("u/cut.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThat(estimate()).isEqualTo(without);
  }

  @Test
  void saysNothingWhenNoFileOfAnInputCanBeRead() {
    put("m/all.csv", rows(SEGMENT_CSV, 0, 10, MemoryEstimationTest::member));
    put("u/all.csv", "user,mail\nu1,a@example.com\n");
    assertThat(estimate(ConnectorState.none())).isEmpty();
  }

  @Test
  void asksForAFunctionWhoseHeapHasTheRoom() {
    MemoryNeed need = MemoryNeed.joined(30_000_000, 30_000_000);
    long asJavaCountsIt = need.heap() - (8L << 20) / 10;
    assertThat(MemoryNeed.roomOf(asJavaCountsIt)).isBetween(need.bytes(), need.bytes() + 8);
    assertThat(need.functionMegabytes() << 20)
        .isCloseTo(need.heap() * 100 / 85, Percentage.withPercentage(0.1));
    MemoryNeed little = MemoryNeed.segmentOnly(1_000);
    assertThat(little.functionMegabytes() << 20)
        .isGreaterThanOrEqualTo(MemoryNeed.residentWhenRestored(little.heap()));
    assertThat(String.format(Locale.ROOT, "%,d", need.functionMegabytes())).isEqualTo("1,706");
  }
}
