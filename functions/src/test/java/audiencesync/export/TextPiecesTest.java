package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever else comes for pieces, and whenever: the rows and their lines are the same. */
class TextPiecesTest {
  private static final int SMALLEST_BLOCK = 8;
  private static final int LARGEST_BLOCK = 80;
  private static final int WHOLE = 4_096;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\nlonger than that,c\n\nd,e\n\nf,g\nthe last has no line feed,h",
        "a,\"b\"\n\"two\nlines\",\"c\"\n\"d,\",e\r\n\"\"\"\",\"\n\n\"\nf,g\n",
        "a,b\nc,\"never closed\nd,e\nf,\"closed\" late\ng,h\n=\"7\",i\nj\"k,l\nm,n\n"
      })
  void givesTheSameRowsWheneverAnotherThreadComes(String text) throws IOException {
    List<String> alone = records(text, WHOLE, Integer.MAX_VALUE);
    assertThat(alone).hasSizeGreaterThan(4);
    for (int block = SMALLEST_BLOCK; block <= LARGEST_BLOCK; block++) {
      for (int before = 0; before <= alone.size(); before++) {
        assertThat(records(text, block, before)).as("block %d", block).isEqualTo(alone);
      }
    }
  }

  /** Each record with its line, read by blocks of a size; others come behind so many records. */
  private static List<String> records(String text, int block, int before) throws IOException {
    CsvScanner scanner = new CsvScanner(',', ReadLimits.DEFAULT);
    TextPieces pieces =
        new TextPieces(new ByteArrayInputStream(text.getBytes(UTF_8)), scanner.rowEnds(), block);
    List<String> read = new ArrayList<>();
    try (CsvRecords records = new CsvRecords(pieces.window(), scanner)) {
      CsvRecords.Next next = CsvRecords.Next.RECORD;
      while (next != CsvRecords.Next.END) {
        if (read.size() == before) {
          pieces.share();
        }
        next = records.next();
        read.add(
            records.line()
                + " "
                + next
                + (next == CsvRecords.Next.RECORD ? OtherDelimiters.values(records) : ""));
      }
    }
    return read;
  }
}
