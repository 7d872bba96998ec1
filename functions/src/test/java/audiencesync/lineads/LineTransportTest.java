package audiencesync.lineads;

import static audiencesync.lineads.LoopbackServer.answering;
import static audiencesync.lineads.LoopbackServer.whole;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import audiencesync.lineads.LoopbackServer.Exchange;
import audiencesync.lineads.LoopbackServer.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that break, stall or lie. */
@Tag("fault")
final class LineTransportTest {
  private static final Script DROPPING_AT_ONCE = exchange -> {};
  private static final Script DROPPING_AFTER_THE_REQUEST = Exchange::readRequest;
  private static final Timeouts IMPATIENT =
      new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(400));

  private static RetryableLineAdsException retryable(TestClient client) {
    return catchThrowableOfType(
        RetryableLineAdsException.class, () -> client.line().upload(TestClient.add("12", "aa\n")));
  }

  @Test
  void knowsThatAnUploadThatFoundNobodyWasNotTaken() throws IOException {
    TestClient client;
    RetryableLineAdsException retryable;
    // A port that is taken and that nobody listens on: a free one might be taken meanwhile.
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client = new TestClient(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/api"));
      retryable = retryable(client);
    }

    assertThat(retryable)
        .hasMessage(
            "LINE could not be reached for uploading a file: no connection came about. Check the"
                + " base URL and the way out of this network.")
        .hasRootCauseInstanceOf(IOException.class);
    assertThat(retryable.status()).isZero();
    assertThat(retryable.outcomeUnknown()).isFalse();
    assertThat(client.calls()).extracting(LineCall::status).containsExactly(0);
  }

  @Test
  void neverSendsAnUploadAgainWhoseAnswerIsLost() {
    try (LoopbackServer server = new LoopbackServer(DROPPING_AFTER_THE_REQUEST)) {
      TestClient client = new TestClient(server.baseUrl());

      RetryableLineAdsException retryable = retryable(client);

      assertThat(retryable)
          .hasMessage(
              "LINE did not answer to uploading a file: the connection broke. LINE may have taken"
                  + " the file all the same, so it is looked for before it is sent again.");
      assertThat(retryable.outcomeUnknown()).isTrue();
      assertThat(server.connections()).isEqualTo(1);
      assertThat(client.calls()).extracting(LineCall::status).containsExactly(0);
    }
  }

  @Test
  void neverSendsAnUploadAgainThatWasDroppedUnread() {
    try (LoopbackServer server = new LoopbackServer(DROPPING_AT_ONCE)) {
      RetryableLineAdsException retryable = retryable(new TestClient(server.baseUrl()));

      assertThat(retryable.outcomeUnknown()).isTrue();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void failsAReadingCallWhoseConnectionDrops() {
    try (LoopbackServer server = new LoopbackServer(DROPPING_AFTER_THE_REQUEST)) {
      TestClient client = new TestClient(server.baseUrl());

      RetryableLineAdsException retryable =
          catchThrowableOfType(
              RetryableLineAdsException.class, () -> client.line().uploadJobs("12"));

      assertThat(retryable)
          .hasMessage(
              "LINE did not answer to listing the upload jobs of an audience: the connection"
                  + " broke.");
      assertThat(retryable.outcomeUnknown()).isFalse();
    }
  }

  @Test
  void givesUpOnALineThatKeepsSilentAfterAnUpload() {
    Script silent =
        exchange -> {
          exchange.readRequest();
          exchange.skipRest();
        };
    try (LoopbackServer server = new LoopbackServer(silent)) {
      RetryableLineAdsException retryable = retryable(new TestClient(server.baseUrl(), IMPATIENT));

      assertThat(retryable)
          .hasMessage(
              "LINE did not answer to uploading a file: it kept silent for too long. LINE may have"
                  + " taken the file all the same, so it is looked for before it is sent again.");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void doubtsAnUploadWhoseAnswerBreaksOff() {
    Script cut =
        exchange -> {
          exchange.readRequest();
          exchange.write(
              "HTTP/1.1 202 X\r\nContent-Length: 50\r\n\r\n{\"id\":12".getBytes(US_ASCII));
        };
    try (LoopbackServer server = new LoopbackServer(cut)) {
      TestClient client = new TestClient(server.baseUrl());

      RetryableLineAdsException retryable = retryable(client);

      assertThat(retryable.status()).isEqualTo(202);
      assertThat(retryable.outcomeUnknown()).isTrue();
      assertThat(client.calls()).extracting(LineCall::status).containsExactly(202);
    }
  }

  @Test
  void keepsTheStatusOfAnErrorWhoseTextBreaksOff() {
    Script cut =
        exchange -> {
          exchange.readRequest();
          exchange.write("HTTP/1.1 403 X\r\nContent-Length: 50\r\n\r\n{\"err".getBytes(US_ASCII));
        };
    try (LoopbackServer server = new LoopbackServer(cut)) {
      assertThatExceptionOfType(RejectedLineAdsException.class)
          .isThrownBy(
              () -> new TestClient(server.baseUrl()).line().upload(TestClient.add("12", "aa\n")))
          .extracting(RejectedLineAdsException::status)
          .isEqualTo(403);
    }
  }

  @Test
  void doubtsWhatDoesNotAnswerInHttp() {
    Script babbling =
        exchange -> {
          exchange.readRequest();
          exchange.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII));
        };
    try (LoopbackServer server = new LoopbackServer(babbling)) {
      RetryableLineAdsException retryable = retryable(new TestClient(server.baseUrl()));

      assertThat(retryable.status()).isZero();
      assertThat(retryable.outcomeUnknown()).isTrue();
    }
  }

  @Test
  void readsNoMoreThanEightMebibytesOfAnAnswerOfAGibibyte() {
    long[] written = new long[1];
    Script endless =
        exchange -> {
          exchange.readRequest();
          exchange.write("HTTP/1.1 200 X\r\nContent-Length: 1073741824\r\n\r\n".getBytes(US_ASCII));
          byte[] spaces = " ".repeat(65_536).getBytes(US_ASCII);
          for (; written[0] < 1_073_741_824; written[0] += spaces.length) {
            exchange.write(spaces);
          }
        };
    try (LoopbackServer server = new LoopbackServer(endless)) {
      RetryableLineAdsException retryable =
          catchThrowableOfType(
              RetryableLineAdsException.class,
              () -> new TestClient(server.baseUrl()).line().audiences("n"));

      assertThat(retryable.status()).isEqualTo(200);
      assertThat(written[0]).isLessThan(64 * 1_048_576);
    }
  }

  /** Each byte comes well within the time for the next one. */
  @Test
  void givesUpOnAnAnswerThatDrips() {
    CountDownLatch givenUp = new CountDownLatch(1);
    AtomicInteger drops = new AtomicInteger();
    Script dripping =
        exchange -> {
          exchange.readRequest();
          exchange.write("HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n".getBytes(US_ASCII));
          while (!hasGivenUp(givenUp)) {
            exchange.write(" ".getBytes(US_ASCII));
            drops.incrementAndGet();
          }
        };
    try (LoopbackServer server = new LoopbackServer(dripping)) {
      TestClient client = new TestClient(server.baseUrl(), IMPATIENT);

      assertThatExceptionOfType(RetryableLineAdsException.class)
          .isThrownBy(() -> client.line().audiences("n"))
          .withMessageContaining("it is empty, cut off, too long or too slow");
      givenUp.countDown();
      assertThat(drops).hasValueGreaterThan(1);
    }
  }

  /** A drop every 40 milliseconds, until the client has had enough. */
  private static boolean hasGivenUp(CountDownLatch givenUp) {
    try {
      return givenUp.await(40, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An audience that was filled every hour for two years; LINE has no pages there. */
  @Test
  void readsAListOfVeryManyUploadJobs() {
    String jobs =
        IntStream.range(0, 17_520)
            .mapToObj(
                i ->
                    "{\"audienceGroupId\":12,\"audienceGroupJobId\":%d,\"name\":\"20261124T010000Z-%08x-1of1.csv\",\"type\":\"DIFF_ADD\",\"jobStatus\":\"FINISHED\",\"audienceCount\":%d,\"created\":\"2026-11-24T10:00:00+09:00\"}"
                        .formatted(500 + i, i, 1_000 + i))
            .collect(Collectors.joining(",", "{\"jobs\":[", "]}"));
    try (LoopbackServer server = new LoopbackServer(answering(200, jobs))) {
      List<UploadJob> read = new TestClient(server.baseUrl()).line().uploadJobs("12");

      assertThat(read).hasSize(17_520);
      assertThat(read.get(17_519).id()).isEqualTo("18019");
    }
  }

  @Test
  void followsNoRedirect() {
    try (LoopbackServer elsewhere = new LoopbackServer(answering(200, "{}"));
        LoopbackServer server =
            new LoopbackServer(answering(302, "", "Location: " + elsewhere.baseUrl() + "\r\n"))) {
      assertThatExceptionOfType(RejectedLineAdsException.class)
          .isThrownBy(() -> new TestClient(server.baseUrl()).line().audiences("n"))
          .withMessage(
              "LINE answered 302 to listing the custom audiences: it points to another address, and"
                  + " a signed request is never sent on. Check the base URL"
                  + " (https://ads.line.me/api).");
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          202 | {"id":12}
          400 | {}
          """)
  void usesNoConnectionTwiceEvenIfLineKeepsItOpen(int status, String json) {
    Script keepingOpen =
        exchange -> {
          exchange.readRequest();
          exchange.write(whole(status, json, ""));
          exchange.skipRest();
        };
    try (LoopbackServer server = new LoopbackServer(keepingOpen)) {
      TestClient client = new TestClient(server.baseUrl(), IMPATIENT);
      for (int i = 0; i < 3; i++) {
        try {
          client.line().upload(TestClient.add("12", "aa\n"));
        } catch (RetryableLineAdsException | RejectedLineAdsException e) {
          // What counts is which status was seen.
        }
      }

      assertThat(client.calls())
          .extracting(LineCall::status)
          .containsExactly(status, status, status);
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "429", "503"})
  void readsAnAnswerThatComesBeforeTheFileIsSent(int status) {
    Script early =
        exchange -> {
          exchange.readHead();
          exchange.write(whole(status, "", ""));
          exchange.skipRest();
        };
    try (LoopbackServer server = new LoopbackServer(early)) {
      TestClient client = new TestClient(server.baseUrl());
      try {
        client.line().upload(TestClient.large(20_000_000, () -> new LargeContent(20_000_000)));
      } catch (RetryableLineAdsException | RejectedLineAdsException e) {
        // What counts is which status was seen.
      }

      assertThat(client.calls()).extracting(LineCall::status).containsExactly(status);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void isInDoubtWhenLineHangsUpWhileTheFileIsSent() {
    Script hangingUp =
        exchange -> {
          exchange.readHead();
          exchange.write(whole(429, "", ""));
        };
    try (LoopbackServer server = new LoopbackServer(hangingUp)) {
      LargeContent content = new LargeContent(Upload.MAX_BYTES);

      RetryableLineAdsException retryable =
          catchThrowableOfType(
              RetryableLineAdsException.class,
              () ->
                  new TestClient(server.baseUrl())
                      .line()
                      .upload(TestClient.large(Upload.MAX_BYTES, () -> content)));

      assertThat(retryable)
          .hasMessage(
              "LINE hung up on uploading a file before all of it was sent. If this goes on, LINE"
                  + " refuses the request or the file. LINE may have taken the file all the same,"
                  + " so it is looked for before it is sent again.");
      assertThat(retryable.outcomeUnknown()).isTrue();
      assertThat(content.isClosed()).isTrue();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, has 2", "4, has more", "0, has 0", "200000, has more"})
  void breaksOffAnUploadOfAnotherSizeThanPromised(int bytes, String has) {
    try (LoopbackServer server = new LoopbackServer(DROPPING_AFTER_THE_REQUEST)) {
      LargeContent content = new LargeContent(bytes);
      TestClient client = new TestClient(server.baseUrl());

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> client.line().upload(TestClient.large(3, () -> content)))
          .withMessage(
              "the file large.txt was to have 3 bytes and "
                  + has
                  + ": it changed after it was prepared. The upload was broken off; start a new"
                  + " run.");

      assertThat(content.isClosed()).isTrue();
      assertThat(server.received()).isEmpty();
      assertThat(client.calls()).extracting(LineCall::status).containsExactly(0);
    }
  }

  @Test
  void doesNotTakeAFileThatCannotBeReadForALineThatCannotBeReached() {
    InputStream broken =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public int read(byte[] buffer) throws IOException {
            throw new IOException("disk");
          }
        };
    try (LoopbackServer server = new LoopbackServer(DROPPING_AFTER_THE_REQUEST)) {
      TestClient client = new TestClient(server.baseUrl());
      for (Content content :
          List.<Content>of(
              () -> broken,
              () -> {
                throw new IOException("gone");
              })) {
        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> client.line().upload(TestClient.large(3, content)))
            .withMessage("the prepared file large.txt could not be read; nothing was uploaded");
      }
      assertThat(server.received()).isEmpty();
    }
  }
}
