package audiencesync.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.ExecutionResult;
import audiencesync.local.engine.ExecutionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other people's writers through the whole pipeline; S3 is asked for parts of them. */
class ExportFormatTest {
  private static final Path FIXTURES =
      Path.of("..", "..", "functions", "src", "test", "resources", "audiencesync", "export");
  private static final int MEMBERS = 2_000;
  private static final int IDENTITIES = 300;

  private Sandbox sandbox;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    sandbox = new Sandbox(folder);
    ObjectNode connector = Sandbox.connector();
    ObjectNode columns = (ObjectNode) connector.path("identity").path("columns");
    columns.put("userId", "会員番号").put("email", "メールアドレス");
    sandbox.connector(connector);
    Files.delete(sandbox.bucket.resolve("inbox/members/all.csv"));
    Files.delete(sandbox.bucket.resolve("inbox/users/all.csv"));
    fixture("zstd/frames.csv.zst", "inbox/members/all.csv.zst");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aParquetIdentityAndASegmentInZstdMakeAnAudience() throws IOException {
    fixture("parquet/arrow-zstd-v2-dictionary.parquet", "inbox/users/all");
    ExecutionResult result = sandbox.run();
    assertThat(result.status()).as(result.toString()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(sandbox.members()).isEqualTo(hashesOfThoseWithAddress());
    JsonNode report = sandbox.report(result);
    JsonNode counts = report.path("counts");
    assertThat(counts.path("segmentRows").asInt()).isEqualTo(MEMBERS);
    assertThat(counts.path("segmentMembers").asInt()).isEqualTo(MEMBERS);
    assertThat(counts.path("identityRows").asInt()).isEqualTo(IDENTITIES);
    assertThat(counts.path("joined").asInt()).isEqualTo(IDENTITIES);
    assertThat(counts.path("rejected").toString()).isEqualTo("{\"missing\":43}");
    assertThat(counts.path("unique").asInt()).isEqualTo(257);
    assertThat(counts.path("membersWithoutIdentity").asInt()).isEqualTo(MEMBERS - IDENTITIES);
    assertInput(report, 0, "CSV UTF-8 zstd", MEMBERS);
    assertInput(report, 1, "PARQUET UTF-8 zstd", IDENTITIES);
  }

  private static void assertInput(JsonNode report, int number, String found, int rows) {
    JsonNode input = report.path("inputs").path(number);
    String told =
        Stream.of("format", "charset", "compression")
            .map(field -> input.path(field).asText())
            .collect(Collectors.joining(" "));
    assertThat(told).isEqualTo(found);
    assertThat(input.path("rows").asInt()).isEqualTo(rows);
  }

  @Test
  void aDamagedParquetFileStopsTheRunAndNothingIsSent() throws IOException {
    byte[] file = Files.readAllBytes(FIXTURES.resolve("parquet/duckdb-snappy-v1.parquet"));
    file[300] ^= 0x10;
    file[2_000] ^= 0x10;
    sandbox.file("inbox/users/all.parquet", file);
    ExecutionResult result = sandbox.run();
    assertThat(result.error()).hasValue("audiencesync.export.ExportException");
    assertThat(Sandbox.message(result)).startsWith("inbox/users/all.parquet is damaged Parquet");
    assertThat(sandbox.uploads()).isZero();
  }

  private static Set<String> hashesOfThoseWithAddress() {
    return IntStream.range(0, IDENTITIES)
        .filter(person -> person % 7 != 3)
        .mapToObj(person -> Sandbox.sha256(Sandbox.address(person)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void fixture(String name, String key) throws IOException {
    sandbox.file(key, Files.readAllBytes(FIXTURES.resolve(name)));
  }
}
