package audiencesync.local.cloud;

import audiencesync.local.engine.FunctionOutcome;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler.UserFaultHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The execution environment of one function: its handler, made once and called until it fails. */
final class Sandbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String handlerName;
  private @Nullable LambdaRequestHandler warm;

  Sandbox(String handlerName) {
    this.handlerName = handlerName;
  }

  /** Calls the handler on a thread of its own; whatever it throws is in the outcome. */
  FunctionOutcome call(InvocationRequest request, Duration timeout) {
    CompletableFuture<FunctionOutcome> outcome = new CompletableFuture<>();
    Thread thread = new Thread(() -> outcome.complete(outcome(request)), "function-" + handlerName);
    thread.setDaemon(true);
    thread.start();
    try {
      return outcome.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      end(thread);
      return timedOut(request, timeout);
    } catch (InterruptedException e) {
      end(thread);
      Thread.currentThread().interrupt();
      return FunctionFailure.of("Lambda.Unknown", "The invocation was interrupted.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("The thread of a function cannot fail itself", e);
    }
  }

  /** As AWS ends the whole environment: the next invocation makes the handler anew. */
  private void end(Thread thread) {
    thread.interrupt();
    forget();
  }

  /** Time-outs have no exception; AWS names and words them like this. */
  private static FunctionOutcome timedOut(InvocationRequest request, Duration timeout) {
    String seconds = timeout.toSeconds() + "." + "%02d".formatted(timeout.toMillisPart() / 10);
    return FunctionFailure.of(
        "Sandbox.Timedout",
        "RequestId: " + request.getId() + " Error: Task timed out after " + seconds + " seconds");
  }

  private FunctionOutcome outcome(InvocationRequest request) {
    Thread.currentThread().setContextClassLoader(Sandbox.class.getClassLoader());
    try {
      return answer(handler().call(request));
    } catch (Throwable t) { // What a handler throws is its answer, errors too: as AWSLambda's loop.
      return FunctionFailure.by(UserFault.filterStackTrace(t));
    }
  }

  /** Stricter than AWS, which passes such text on as a string: no function of ours means to. */
  private FunctionOutcome answer(ByteArrayOutputStream bytes) {
    try {
      JsonNode payload = JSON.readTree(bytes.toString(StandardCharsets.UTF_8));
      return payload.isMissingNode()
          ? FunctionFailure.of("Runtime.InvalidAnswer", handlerName + " answered nothing.")
          : new FunctionOutcome.Returned(payload);
    } catch (JsonProcessingException e) {
      return FunctionFailure.of("Runtime.InvalidAnswer", handlerName + " did not answer JSON.");
    }
  }

  private synchronized LambdaRequestHandler handler() {
    if (warm != null) {
      return warm;
    }
    LambdaRequestHandler made = load();
    // An environment whose start failed is not used again.
    warm = made instanceof UserFaultHandler ? null : made;
    return made;
  }

  private synchronized void forget() {
    warm = null;
  }

  /** As {@code AWSLambda.findRequestHandler}, which is private. */
  private LambdaRequestHandler load() {
    try {
      ClassLoader classes = Sandbox.class.getClassLoader();
      return EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(handlerName, classes));
    } catch (HandlerInfo.InvalidHandlerException e) {
      return new UserFaultHandler(
          UserFault.makeUserFault("Invalid handler: `" + handlerName + "'"));
    } catch (ClassNotFoundException e) {
      return LambdaRequestHandler.classNotFound(e, HandlerInfo.className(handlerName));
    } catch (LinkageError e) {
      return LambdaRequestHandler.initErrorHandler(e, HandlerInfo.className(handlerName));
    }
  }
}
