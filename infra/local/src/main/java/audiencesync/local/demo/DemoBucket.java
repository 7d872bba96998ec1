package audiencesync.local.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder with everything a connector needs: segment and identity exports, the connector, an Ads
 * API setting. And the truth: what LINE must hold after each of three runs.
 */
public final class DemoBucket {
  /** The connector's name. */
  public static final String CONNECTOR = "gold-and-silver-members";

  /** The ad account that the demo's secret names. */
  public static final String AD_ACCOUNT = "A1000000001";

  /** The audience that the connector creates. */
  public static final String AUDIENCE = "ゴールド・シルバー会員";

  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final long SEED = 20_261_123;
  private static final String ADD = "\"action\": \"ADD\"";
  private static final String REPLACE = "\"action\": \"REPLACE\"";

  private final Path folder;
  private final Population population = new Population(SEED);

  /**
   * A bucket that is not written yet.
   *
   * @param folder an empty or absent folder that becomes the bucket's parent
   */
  public DemoBucket(Path folder) {
    this.folder = folder;
  }

  /** The folder whose files are the bucket's objects. */
  public Path bucket() {
    return folder.resolve("bucket");
  }

  /** The file that maps secret ids to secrets. */
  public Path secrets() {
    return folder.resolve("secrets.json");
  }

  /** The connector's file. */
  public Path connector() {
    return bucket().resolve("connectors").resolve(CONNECTOR + ".json");
  }

  /** What {@link #secrets()} says: invented keys, good for a simulator only. */
  public static String secretsText() {
    return DemoDocuments.SECRETS;
  }

  /** How many rows the identity export has that can be read. */
  public int identityRows() {
    return population.identity().size();
  }

  /** Writes the first day's exports, the connector and the secret. */
  public void writeFirstDay() throws IOException {
    writeIdentity();
    writeSegment(population.today());
    writeText(connector(), DemoDocuments.CONNECTOR);
    writeText(secrets(), DemoDocuments.SECRETS);
  }

  /** Delivers the next day's segment export over the first. */
  public void writeNextDay() throws IOException {
    writeSegment(population.tomorrow());
  }

  /** Makes the connector's action REPLACE; nothing else in it changes. */
  public void replaceFromNowOn() throws IOException {
    String text = Files.readString(connector(), StandardCharsets.UTF_8);
    if (!text.contains(ADD)) {
      throw new IllegalStateException("the demo's connector has another action than ADD");
    }
    writeText(connector(), text.replace(ADD, REPLACE));
  }

  /** What LINE must hold when the first day's segment was sent: SHA-256 in hex, in order. */
  public Set<String> afterFirstDay() {
    return population.expected(population.today());
  }

  /** What LINE must hold when the next day's segment was added to the first's. */
  public Set<String> afterAdding() {
    Set<String> both = new TreeSet<>(afterFirstDay());
    both.addAll(afterReplacing());
    return both;
  }

  /** What LINE must hold when the next day's segment took the first's place. */
  public Set<String> afterReplacing() {
    return population.expected(population.tomorrow());
  }

  private void writeIdentity() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    population.identity().forEach(row -> rows.add(row.fields()));
    rows.add(rows.size() / 3, List.of("K000007", "列が多い行", "x@example.jp", "許可", "余り"));
    rows.add(rows.size() / 2, List.of("K000008", "列が少ない行"));
    int half = rows.size() / 2;
    int most = rows.size() * 4 / 5;
    Path users = bucket().resolve("inbox").resolve("users");
    write(file(users, "users-1.csv", StandardCharsets.UTF_8, false), rows.subList(0, half));
    write(file(users, "users-2.csv.gz", StandardCharsets.UTF_8, true), rows.subList(half, most));
    write(file(users, "users-3-sjis.csv", SHIFT_JIS, false), rows.subList(most, rows.size()));
  }

  private static void write(CsvFile file, List<List<String>> rows) throws IOException {
    file.write(IdentityRow.HEADER, rows);
  }

  private void writeSegment(List<SegmentRow> segment) throws IOException {
    List<List<String>> rows = segment.stream().map(SegmentRow::fields).toList();
    int half = rows.size() / 2;
    Path members = bucket().resolve("inbox").resolve("members");
    file(members, "members-1.csv", StandardCharsets.UTF_8, false)
        .write(SegmentRow.HEADER, rows.subList(0, half));
    file(members, "members-2.csv", StandardCharsets.UTF_8, false)
        .write(SegmentRow.HEADER, rows.subList(half, rows.size()));
  }

  /** Shift_JIS comes with the line ends of the systems that still write it. */
  private static CsvFile file(Path folder, String name, Charset charset, boolean gzip) {
    String lineEnd = charset.equals(SHIFT_JIS) ? "\r\n" : "\n";
    return new CsvFile(folder.resolve(name), charset, lineEnd, gzip);
  }

  private static void writeText(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Path half = Files.createTempFile(path.getParent(), ".", ".part");
    Files.writeString(half, text, StandardCharsets.UTF_8);
    Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
  }
}
