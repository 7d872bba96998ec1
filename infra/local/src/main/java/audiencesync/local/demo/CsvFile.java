package audiencesync.local.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * One CSV file as some system exports it.
 *
 * @param charset of its text
 * @param lineEnd LF or CRLF
 * @param gzip whether it is compressed
 */
record CsvFile(Path path, Charset charset, String lineEnd, boolean gzip) {

  /** Writes header and rows; a file of that name is replaced by another, never written over. */
  void write(List<String> header, List<List<String>> rows) throws IOException {
    Files.createDirectories(path.getParent());
    Path half = Files.createTempFile(path.getParent(), ".", ".part");
    try (Writer out = new OutputStreamWriter(open(half), charset.newEncoder())) {
      out.write(line(header));
      for (List<String> row : rows) {
        out.write(line(row));
      }
    }
    Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return gzip ? new GZIPOutputStream(out) : out;
  }

  private String line(List<String> fields) {
    return fields.stream().map(CsvFile::field).collect(Collectors.joining(",", "", lineEnd));
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
