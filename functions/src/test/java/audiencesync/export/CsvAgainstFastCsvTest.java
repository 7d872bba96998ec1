package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.Row;
import audiencesync.audience.RowFault;
import audiencesync.audience.RowSink;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Two readers of the same documents must agree, both ways: what one refuses, the other does, too.
 * FastCSV, where it is strict, is the reference. The documents are cut as {@link CsvRows} has them
 * cut; a sample of them is read from beginning to end as well.
 */
final class CsvAgainstFastCsvTest {
  private static final int DOCUMENTS = 100_000;
  private static final long FIRST_SEED = 20_261_123L;
  private static final int SEEDS = 8;
  private static final int DOCUMENTS_PER_SEED = 8_000;
  private static final int DOCUMENTS_FOR_EACH_READ_WHOLE = 40;
  private static final int BLOCK_BYTES = 64;
  private static final char[] DELIMITERS = {',', '\t', ';', '|'};
  private static final String[] LINE_ENDS = {"\n", "\r\n"};
  private static final String[] TEXTS = {
    "",
    "a",
    "@x.jp",
    "山田",
    "😀",
    " ",
    "12345678",
    "é",
    "long enough to cross a word",
    "'",
    "\\",
    "="
  };
  private static final String[] TEXTS_TO_QUOTE = {"\"", "\n", "\r\n", "\r", "\"\"", "\n\n\""};
  private static final String[] NOISE = {
    "\"", "\"", ",", ",", "\n", "\r\n", "a", "bc", "山", "", "=", "=\"", "=\"7\""
  };

  /** RFC 4180, for documents separated by commas, and a whole field {@code ="…"}. */
  private static final Pattern GRAMMAR = grammar();

  private final Set<String> documents = new HashSet<>();

  private static Pattern grammar() {
    String field = "(?:\"(?:[^\"]|\"\")*+\"|=\"[^\",\r\n]*+\"|[^\",\r\n]*+)";
    String record = field + "(?:," + field + ")*+";
    return Pattern.compile(record + "(?:\r?\n" + record + ")*+");
  }

  /** Two thirds of the noise is refused by both, and that, too, is agreement. */
  @Test
  void readsHundredThousandDocumentsAsFastCsvDoes() throws IOException {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      readWellFormed(new Random(seed));
      readNoise(new Random(seed));
    }
    assertThat(documents).hasSizeGreaterThanOrEqualTo(DOCUMENTS);
  }

  private void readWellFormed(Random random) throws IOException {
    Map<Character, CsvScanner> scanners = new HashMap<>();
    for (int i = 0; i < DOCUMENTS_PER_SEED; i++) {
      char delimiter = any(DELIMITERS, random);
      int width = 1 + random.nextInt(5);
      String document = document(random, delimiter, width);
      CsvScanner scanner = scanners.computeIfAbsent(delimiter, CsvAgainstFastCsvTest::scanner);
      Optional<List<List<String>>> there = there(document, delimiter);
      assertThat(there).as(document).isPresent();
      assertThat(records(document, scanner)).as(document).isEqualTo(there);
      if (i % DOCUMENTS_FOR_EACH_READ_WHOLE == 0) {
        assertThat(here(document, delimiter, width)).as(document).isEqualTo(there);
      }
      documents.add(document);
    }
  }

  private void readNoise(Random random) throws IOException {
    CsvScanner scanner = scanner(',');
    int read = 0;
    for (int i = 0; i < DOCUMENTS_PER_SEED; i++) {
      String document = noise(random);
      Optional<List<List<String>>> here = records(document, scanner);
      Optional<List<List<String>>> there = there(document, ',');
      if (isReadByFastCsvOnly(document, there)) {
        assertThat(here).as(document).isEmpty();
      } else {
        assertThat(here).as(document).isEqualTo(there);
      }
      read += here.isPresent() ? 1 : 0;
      documents.add(document);
    }
    assertThat(read).isGreaterThan(DOCUMENTS_PER_SEED / 10);
  }

  /** The one thing: a quote inside a field that does not begin with one, which is text to it. */
  private static boolean isReadByFastCsvOnly(String document, Optional<List<List<String>>> there) {
    boolean hasQuote =
        there.stream().flatMap(List::stream).flatMap(List::stream).anyMatch(f -> f.contains("\""));
    return hasQuote && !GRAMMAR.matcher(document).matches();
  }

  private static CsvScanner scanner(char delimiter) {
    return new CsvScanner(delimiter, ReadLimits.DEFAULT);
  }

  private static TextPieces pieces(String document, CsvScanner scanner) {
    InputStream text = new ByteArrayInputStream(document.getBytes(UTF_8));
    return new TextPieces(text, scanner.rowEnds(), BLOCK_BYTES);
  }

  /** The same, whether it is cut where others might go on, or read by one alone. */
  private static Optional<List<List<String>>> records(String document, CsvScanner scanner)
      throws IOException {
    Optional<List<List<String>>> alone = records(pieces(document, scanner).window(), scanner);
    assertThat(records(pieces(document, scanner).another(), scanner)).as(document).isEqualTo(alone);
    return alone;
  }

  /** All fields of all records; empty when one is broken or has another width. */
  private static Optional<List<List<String>>> records(TextWindow window, CsvScanner scanner)
      throws IOException {
    CsvRecords records = new CsvRecords(window, scanner);
    List<List<String>> rows = new ArrayList<>();
    CsvRecords.Next next = records.next();
    while (next == CsvRecords.Next.RECORD) {
      rows.add(OtherDelimiters.values(records));
      next = records.next();
    }
    boolean isWhole = next == CsvRecords.Next.END;
    boolean isTable = rows.stream().mapToInt(List::size).distinct().count() <= 1;
    return isWhole && isTable ? Optional.of(rows) : Optional.empty();
  }

  private static String document(Random random, char delimiter, int width) {
    StringBuilder document = new StringBuilder();
    String lineEnd = any(LINE_ENDS, random);
    int rows = 1 + random.nextInt(6);
    for (int row = 0; row < rows; row++) {
      for (int field = 0; field < width; field++) {
        document
            .append(field > 0 ? String.valueOf(delimiter) : "")
            .append(field(random, delimiter));
      }
      boolean isLast = row == rows - 1;
      document.append(isLast && random.nextBoolean() ? "" : lineEnd);
      document.append(random.nextInt(8) == 0 ? lineEnd : "");
    }
    return document.toString();
  }

  private static String field(Random random, char delimiter) {
    StringBuilder value = new StringBuilder();
    boolean isQuoted = random.nextInt(3) == 0;
    if (random.nextInt(12) == 0) {
      return "=\"" + any(TEXTS, random) + any(TEXTS, random) + '"';
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      value.append(any(TEXTS, random));
      if (isQuoted) {
        value.append(any(TEXTS_TO_QUOTE, random)).append(random.nextBoolean() ? delimiter : 'z');
      }
    }
    return isQuoted ? '"' + value.toString().replace("\"", "\"\"") + '"' : value.toString();
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      noise.append(any(NOISE, random));
    }
    return noise.toString();
  }

  /** All fields, read two columns at a time; empty when a row was rejected. */
  private static Optional<List<List<String>>> here(String document, char delimiter, int width) {
    List<String[]> rows = new ArrayList<>();
    for (int left = 0; left <= (width - 1) / 2; left++) {
      int right = width - 1 - left;
      WholeRows read = new WholeRows();
      Specs.positions(left, right)
          .format(FileFormat.CSV)
          .charset("UTF-8")
          .delimiter(delimiter)
          .reader(64)
          .read(MemoryObject.of(document), read);
      if (read.hasRejected) {
        return Optional.empty();
      }
      for (int row = 0; row < read.rows.rows().size(); row++) {
        if (left == 0) {
          rows.add(new String[width]);
        }
        rows.get(row)[left] = read.rows.rows().get(row).userId();
        rows.get(row)[right] = read.rows.rows().get(row).identifier();
      }
    }
    return Optional.of(rows.stream().map(List::of).toList());
  }

  private static final class WholeRows implements RowSink {
    private final SampleSink rows = new SampleSink(Integer.MAX_VALUE);
    private boolean hasRejected;

    @Override
    public void accept(Row row) {
      rows.accept(row);
    }

    @Override
    public void filteredOut() {
      throw new AssertionError("nothing is filtered");
    }

    @Override
    public void reject(RowFault fault, long line) {
      hasRejected = true;
    }
  }

  /** What FastCSV reads, as strictly as it can; empty when it refuses, other widths included. */
  private static Optional<List<List<String>>> there(String document, char delimiter) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .ofCsvRecord(document)) {
      return Optional.of(reader.stream().map(CsvRecord::getFields).toList());
    } catch (CsvParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String any(String[] of, Random random) {
    return of[random.nextInt(of.length)];
  }

  private static char any(char[] of, Random random) {
    return of[random.nextInt(of.length)];
  }
}
