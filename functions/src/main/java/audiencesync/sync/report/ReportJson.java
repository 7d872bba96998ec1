package audiencesync.sync.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A report as {@code report.json}. Every field is always written, in one order: {@code null} where
 * the run did not get to know it, an empty list where there is nothing. Times are ISO 8601 in UTC,
 * to the millisecond. Fields that a later version adds are passed over in reading.
 */
public final class ReportJson {
  /** Grows when a field changes its meaning; a new field does not need it. */
  static final int VERSION = 1;

  /** Figures of guards are decimals: read and written digit by digit, never as 1E+2. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final ObjectWriter PRETTY = MAPPER.writer(prettyPrinter());

  private ReportJson() {}

  /** The report as UTF-8 text with a line break at its end. */
  public static byte[] write(RunReport report) {
    try {
      String json = PRETTY.writeValueAsString(new ReportWriter(report).json());
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory was not written", e);
    }
  }

  /**
   * The report that {@link #write} wrote.
   *
   * @throws InvalidReportException if it is not one, naming the field
   */
  public static RunReport read(byte[] json) {
    return new ReportReader(parse(json)).report();
  }

  private static JsonNode parse(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new InvalidReportException("The run report is not JSON, or not all of it is there.", e);
    }
  }

  private static DefaultPrettyPrinter prettyPrinter() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }
}
