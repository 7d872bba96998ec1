package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.local.engine.FunctionOutcome;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handlers through AWS's own client: names and messages are what it makes of them. */
class FunctionRuntimeTest {
  private static final String ME = "audiencesync.local.cloud.FunctionRuntimeTest$";

  @Test
  void handsJsonThroughUnchanged() {
    assertThat(invoke("Echo", "{\"名\": [1, null]}")).isEqualTo(returned("{\"名\": [1, null]}"));
  }

  @Test
  void keepsAHandlerBetweenInvocations() {
    FunctionRuntime runtime = runtime("Counting", Duration.ofSeconds(60));

    assertThat(runtime.invoke("Step", json("{}"))).isEqualTo(returned("1"));
    assertThat(runtime.invoke("Step", json("{}"))).isEqualTo(returned("2"));
  }

  @Test
  void tellsTheHandlerItsFunctionItsRequestAndTheTimeLeft() {
    FunctionOutcome.Returned answer = (FunctionOutcome.Returned) invoke("Contextual", "{}");

    assertThat(answer.payload().asText())
        .matches("arn:aws:lambda:ap-northeast-1:000000000000:function:Step [0-9a-f-]{36} true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Failing    | java.lang.IllegalStateException | the audience "秋" is gone
          Nested     | audiencesync.local.cloud.FunctionRuntimeTest$OddException | odd: 7
          Silent     | java.lang.UnsupportedOperationException | java.lang.UnsupportedOperationException
          Erring     | java.lang.StackOverflowError | too deep
          Broken     | java.lang.IllegalArgumentException | no settings
          Missing    | java.lang.ClassNotFoundException | Class not found: audiencesync.local.cloud.FunctionRuntimeTest$Missing
          Mute       | Runtime.InvalidAnswer | audiencesync.local.cloud.FunctionRuntimeTest$Mute answered nothing.
          Mumbling   | Runtime.InvalidAnswer | audiencesync.local.cloud.FunctionRuntimeTest$Mumbling did not answer JSON.
          """)
  void reportsErrorsAsTheRuntimeDoes(String handler, String type, String message) {
    FunctionOutcome.Failed failed = (FunctionOutcome.Failed) invoke(handler, "{}");

    assertThat(failed.error()).isEqualTo(type);
    assertThat(json(failed.cause()).path("errorType").asText()).isEqualTo(type);
    assertThat(json(failed.cause()).path("errorMessage").asText()).isEqualTo(message);
  }

  @Test
  void cutsTheRuntimesFramesOffTheStackTrace() {
    FunctionOutcome.Failed failed = (FunctionOutcome.Failed) invoke("Failing", "{}");

    JsonNode trace = json(failed.cause()).path("stackTrace");
    assertThat(trace).hasSize(1);
    assertThat(trace.get(0).asText()).startsWith(ME + "Failing.handleRequest(");
  }

  @Test
  void hasNoTypeForAHandlerStringThatIsNone() {
    FunctionRuntime runtime = new FunctionRuntime(Map.of("Step", "::"), Clock.systemUTC());

    assertThat(runtime.invoke("Step", json("{}")))
        .isEqualTo(
            new FunctionOutcome.Failed(
                "Lambda.Unknown", "{\"errorMessage\":\"Invalid handler: `::'\"}"));
  }

  @Test
  void doesNotKnowFunctionsThatAreNotDeployed() {
    assertThat(runtime("Echo", Duration.ofSeconds(60)).invoke("Stop", json("{}")))
        .isEqualTo(
            new FunctionOutcome.Failed(
                "Lambda.ResourceNotFoundException",
                "Function not found: arn:aws:lambda:ap-northeast-1:000000000000:function:Stop"));
  }

  @Test
  void triesAHandlerAgainThatCouldNotBeMade() {
    FunctionRuntime runtime = runtime("Hesitant", Duration.ofSeconds(60));

    assertThat(runtime.invoke("Step", json("{}"))).isInstanceOf(FunctionOutcome.Failed.class);
    assertThat(runtime.invoke("Step", json("{}"))).isEqualTo(returned("2"));
  }

  @Test
  void endsAHandlerThatTakesTooLongAndMakesANewOne() throws Exception {
    FunctionRuntime runtime = runtime("Stuck", Duration.ofMillis(1050));
    FunctionOutcome.Failed failed = (FunctionOutcome.Failed) runtime.invoke("Step", json("{}"));

    assertThat(failed.error()).isEqualTo("Sandbox.Timedout");
    assertThat(failed.cause())
        .matches(
            "\\{\"errorMessage\":\"RequestId: [0-9a-f-]{36} Error: Task timed out after 1.05"
                + " seconds\",\"errorType\":\"Sandbox.Timedout\"}");
    Stuck.INTERRUPTED.await();
    assertThat(runtime.invoke("Step", json("{}"))).isEqualTo(returned("2"));
  }

  private static FunctionOutcome invoke(String handler, String payload) {
    return runtime(handler, Duration.ofSeconds(60)).invoke("Step", json(payload));
  }

  private static FunctionRuntime runtime(String handler, Duration timeout) {
    return new FunctionRuntime(Map.of("Step", ME + handler), Clock.systemUTC(), timeout);
  }

  private static FunctionOutcome returned(String json) {
    return new FunctionOutcome.Returned(json(json));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static void write(OutputStream out, Object value) throws IOException {
    out.write(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with what it gets. */
  public static final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      in.transferTo(out);
    }
  }

  /** Counts its own calls. */
  public static final class Counting implements RequestStreamHandler {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      write(out, calls.incrementAndGet());
    }
  }

  /** Answers with what the context says. */
  public static final class Contextual implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      int left = context.getRemainingTimeInMillis();
      String id = context.getAwsRequestId();
      boolean sensible = left > 0 && left <= 60_000;
      write(out, "\"" + context.getInvokedFunctionArn() + " " + id + " " + sensible + "\"");
    }
  }

  /** Throws with a message and a cause. */
  public static final class Failing implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
      throw new IllegalStateException(
          "the audience \"秋\" is gone", new IllegalArgumentException("below"));
    }
  }

  /** Throws an exception of a nested class. */
  public static final class Nested implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
      throw new OddException(7);
    }
  }

  /** Throws without a message. */
  public static final class Silent implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
      throw new UnsupportedOperationException();
    }
  }

  /** Throws what is no exception. */
  public static final class Erring implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
      throw new StackOverflowError("too deep");
    }
  }

  /** Cannot be made. */
  public static final class Broken implements RequestStreamHandler {
    public Broken() {
      throw new IllegalArgumentException("no settings");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
  }

  /** Writes nothing. */
  public static final class Mute implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
  }

  /** Writes what is no JSON. */
  public static final class Mumbling implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      write(out, "{mumble");
    }
  }

  /** Can be made at the second attempt. */
  public static final class Hesitant implements RequestStreamHandler {
    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    public Hesitant() {
      if (ATTEMPTS.incrementAndGet() == 1) {
        throw new IllegalStateException("not yet");
      }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      write(out, ATTEMPTS.get());
    }
  }

  /** Its first instance never answers. */
  public static final class Stuck implements RequestStreamHandler {
    static final CountDownLatch INTERRUPTED = new CountDownLatch(1);
    private static final AtomicInteger MADE = new AtomicInteger();

    private final int number = MADE.incrementAndGet();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      try {
        if (number == 1) {
          new CountDownLatch(1).await();
        }
      } catch (InterruptedException e) {
        INTERRUPTED.countDown();
      }
      write(out, number);
    }
  }

  /** An exception of a nested class. */
  public static final class OddException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OddException(int number) {
      super("odd: " + number);
    }
  }
}
