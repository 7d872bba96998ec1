package audiencesync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a good Java developer writes in an hour: libraries, strings, sets, one thread. */
final class PlainJava implements Contestant {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final int LINES_OF_A_FILE = 900_000;
  private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

  private final MessageDigest sha256 = Truth.sha256();

  @Override
  public void run(Task task) throws IOException {
    Set<String> members = new HashSet<>();
    read(task.segment(), task.form(), row -> members.add(row.get("user_id")));
    Set<String> hashes = new HashSet<>();
    read(
        task.identity(),
        task.form(),
        row -> {
          if (members.contains(row.get("user_id"))) {
            add(task.kind(), row.get(task.kind().column), hashes);
          }
        });
    write(hashes, task.out());
  }

  private interface Row {
    String get(String column);
  }

  private static void read(Path file, Form form, Consumer<Row> rows) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        Reader text =
            new InputStreamReader(
                form == Form.CSV_GZIP ? new GZIPInputStream(in, 1 << 16) : in, UTF_8)) {
      if (form == Form.JSON_LINES) {
        readJson(new BufferedReader(text), rows);
      } else {
        readCsv(text, rows);
      }
    }
  }

  private static void readCsv(Reader text, Consumer<Row> rows) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      csv.forEach(record -> rows.accept(record::getField));
    }
  }

  private static void readJson(BufferedReader text, Consumer<Row> rows) throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      JsonNode row = JSON.readTree(line);
      rows.accept(column -> row.path(column).asText());
    }
  }

  private void add(Kind kind, String value, Set<String> hashes) {
    String text = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
    String normal = kind == Kind.EMAIL ? text.toLowerCase(Locale.ROOT) : phone(text);
    boolean usable = kind == Kind.EMAIL ? EMAIL.matcher(normal).matches() : normal.length() == 12;
    if (usable) {
      hashes.add(HexFormat.of().formatHex(sha256.digest(normal.getBytes(UTF_8))));
    }
  }

  private static String phone(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(Character::isDigit).forEach(c -> digits.append((char) c));
    return digits.length() > 0 && digits.charAt(0) == '0'
        ? "81" + digits.substring(1)
        : digits.toString();
  }

  private static void write(Set<String> hashes, Path folder) throws IOException {
    String[] sorted = hashes.toArray(String[]::new);
    Arrays.sort(sorted);
    for (int from = 0; from < sorted.length; from += LINES_OF_A_FILE) {
      try (Writer out =
          Files.newBufferedWriter(folder.resolve("chunk-" + from / LINES_OF_A_FILE + ".csv"))) {
        for (int i = from; i < Math.min(sorted.length, from + LINES_OF_A_FILE); i++) {
          out.append(sorted[i]).append('\n');
        }
      }
    }
  }
}
