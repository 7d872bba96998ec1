package audiencesync.lineads;

import audiencesync.lineads.NoAnswerException.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange on one connection. {@link HttpURLConnection}, because it streams a body of
 * known length through 2 MB of heap where {@code java.net.http} takes ten times that and twice the
 * time. It never sends a streamed body twice; a GET whose connection drops before the first byte of
 * an answer it sends once more by itself, which no setting forbids and which changes nothing.
 */
final class LineTransport {
  /**
   * A page of 100 audiences is some 50 KB, but upload jobs come all at once, some 300 bytes each:
   * room for those of an audience that is filled every hour for three years. What is longer is not
   * an answer of LINE.
   */
  static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

  private static final int BLOCK = 16 * 1024;

  private final Timeouts timeouts;

  LineTransport(Timeouts timeouts) {
    this.timeouts = timeouts;
  }

  /**
   * @throws NoAnswerException when no status came back
   * @throws IllegalStateException when the file to send is not as long as promised
   * @throws java.io.UncheckedIOException when the file to send cannot be read
   */
  Answer exchange(URI url, Map<String, String> headers, LineRequest request)
      throws NoAnswerException {
    HttpURLConnection connection = connect(url, headers, request);
    try {
      if (request.body().isPresent()) {
        send(connection, request.body().get());
      }
      return answer(connection, timeouts.read(request.operation()));
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection connect(URI url, Map<String, String> headers, LineRequest request)
      throws NoAnswerException {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setRequestMethod(request.operation().method());
      connection.setConnectTimeout(Math.toIntExact(timeouts.connect().toMillis()));
      connection.setReadTimeout(Math.toIntExact(timeouts.read(request.operation()).toMillis()));
      // A redirect would carry a signed request to an address that nobody chose.
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      headers.forEach(connection::setRequestProperty);
      request.body().ifPresent(body -> announce(connection, body));
      connection.connect();
      return connection;
    } catch (IOException e) {
      throw new NoAnswerException(Stage.CONNECTING, e);
    }
  }

  private static void announce(HttpURLConnection connection, MultipartBody body) {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length());
    connection.setRequestProperty("Content-Type", body.contentType());
  }

  /**
   * Sends the body. When LINE hangs up meanwhile, the answer it may have given first is lost:
   * {@link HttpURLConnection} reads none before the promised length is written.
   */
  private static void send(HttpURLConnection connection, MultipartBody body)
      throws NoAnswerException {
    try {
      OutputStream out = connection.getOutputStream();
      // Not closed here: closing a body that broke off would hide why it did.
      body.writeTo(out);
    } catch (IOException e) {
      throw new NoAnswerException(Stage.SENDING, e);
    }
  }

  private static Answer answer(HttpURLConnection connection, Duration longest)
      throws NoAnswerException {
    try {
      // Asked for first: on a 401 to a streamed body, everything else throws HttpRetryException.
      int status = connection.getResponseCode();
      if (status < 0) {
        throw new IOException("the answer is not HTTP");
      }
      byte[] body = body(connection, status, longest);
      return new Answer(status, date(connection.getHeaderField("Date")), body);
    } catch (IOException e) {
      throw new NoAnswerException(Stage.WAITING, e);
    }
  }

  /**
   * The status counts even when the body breaks off, or drips: the call was answered. The stream is
   * left to {@code disconnect}: closed here, it would put its connection among the JDK's idle ones,
   * from where a later call could be given it just as LINE hangs up. (An answer without a body that
   * does not say {@code Connection: close} still gets there; the pacer gives LINE's hanging up the
   * time to arrive, and the JDK looks for it before it sends a body.)
   */
  private static byte[] body(HttpURLConnection connection, int status, Duration longest) {
    try {
      InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
      return in == null ? new byte[0] : body(in, longest);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static byte[] body(InputStream in, Duration longest) throws IOException {
    // How long it takes, not what time it is: no clock of ours is asked.
    long start = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      body.write(block, 0, read);
      boolean tooSlow = System.nanoTime() - start > longest.toNanos();
      if (tooSlow || body.size() > MAX_ANSWER_BYTES) {
        return new byte[0];
      }
    }
    return body.toByteArray();
  }

  private static Optional<Instant> date(@Nullable String header) {
    try {
      return Optional.ofNullable(header)
          .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
          .map(Instant::from);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
