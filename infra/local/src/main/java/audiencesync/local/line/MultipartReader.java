package audiencesync.local.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a multipart form (RFC 7578) line by line; a file of 60 MB is never held as bytes. */
final class MultipartReader {
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/form-data;\\s*boundary=\"?([A-Za-z0-9'()+_,./:=?-]{1,70})\"?");
  private static final Pattern DISPOSITION =
      Pattern.compile("(?i)content-disposition:\\s*form-data;\\s*name=\"([^\"]*)\"(.*)");
  private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename=\"([^\"]*)\"");

  private final LineReader lines;
  private final byte[] delimiter;
  private final Map<String, String> fields = new HashMap<>();
  private final FileScan file = new FileScan();
  private Optional<String> fileName = Optional.empty();

  private MultipartReader(InputStream in, String boundary) {
    this.lines = new LineReader(in);
    this.delimiter = ("--" + boundary).getBytes(ISO_8859_1);
  }

  /**
   * @throws RefusedException when it is not such a form
   * @throws EOFException when it breaks off
   */
  static UploadForm read(InputStream in, String contentType) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      in.transferTo(OutputStream.nullOutputStream());
      throw RefusedException.badRequest("INVALID_CONTENT_TYPE_HEADER", "Content-Type");
    }
    return new MultipartReader(in, boundary.group(1)).form();
  }

  private UploadForm form() throws IOException {
    lines.next();
    while (!line().startsWith("--", delimiter.length)) {
      part();
    }
    lines.skipRest();
    return new UploadForm(Map.copyOf(fields), fileName, file);
  }

  private void part() throws IOException {
    String name = "";
    Optional<String> partFileName = Optional.empty();
    for (String header = header(); !header.isEmpty(); header = header()) {
      Matcher disposition = DISPOSITION.matcher(header);
      if (disposition.matches()) {
        name = disposition.group(1);
        partFileName = fileName(disposition.group(2));
      }
    }
    if (name.equals("file") && partFileName.isPresent()) {
      fileName = partFileName;
      body(file);
    } else {
      fields.put(name, text());
    }
  }

  private static Optional<String> fileName(String parameters) {
    Matcher found = FILE_NAME.matcher(parameters);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private String text() throws IOException {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    body(
        (line, length, lengthOfEnd) -> {
          value.write(line, 0, length);
          value.write(new byte[] {'\n'}, 0, lengthOfEnd);
        });
    return value.toString(UTF_8);
  }

  /** Hands on a part's lines; the CR LF before a delimiter belongs to the delimiter. */
  private void body(LineSink sink) throws IOException {
    lines.next();
    while (!isDelimiter()) {
      lines.next();
      int lengthOfEnd = isDelimiter() ? 0 : 1;
      int length = lines.previousLength() - (1 - lengthOfEnd);
      sink.line(lines.previous(), length, lengthOfEnd);
    }
  }

  private boolean isDelimiter() {
    int length = delimiter.length;
    return lines.length() >= length && Arrays.equals(lines.line(), 0, length, delimiter, 0, length);
  }

  private String header() throws IOException {
    lines.next();
    return line();
  }

  private String line() {
    return new String(lines.line(), 0, lines.length(), UTF_8).strip();
  }
}
