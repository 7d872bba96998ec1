package audiencesync.local.line;

import audiencesync.local.line.Fault.Drop;
import audiencesync.local.line.LineApi.Call;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** Answers requests over HTTP, the faults on the way included. */
final class SimulatedLine implements HttpHandler {
  private static final String GARBLE = "<html>It works!</html>";
  private static final String NO_JOBS = "{\"jobs\": []}";

  /** Not an answer: it hangs up. Closing an unanswered exchange closes its connection. */
  private static final Reply NONE = new Reply(0, "");

  private final LineApi api;
  private final Faults faults;
  private final Journal journal;

  SimulatedLine(LineApi api, Faults faults, Journal journal) {
    this.api = api;
    this.faults = faults;
    this.journal = journal;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    SimulatedRequest request = SimulatedRequest.of(exchange);
    Fault fault = faults.strike(request.match());
    try (exchange) {
      if (fault == Drop.BEFORE_READING) {
        journal.add(request, 0, Optional.empty());
      } else {
        answer(exchange, request, fault);
      }
    }
  }

  private void answer(HttpExchange exchange, SimulatedRequest request, Fault fault)
      throws IOException {
    Optional<String> fileName = Optional.empty();
    Reply reply = NONE;
    try {
      Optional<UploadForm> form = api.read(request, exchange);
      fileName = form.flatMap(UploadForm::fileName);
      reply = onTheWay(reply(request, new Call(exchange, form), fault), fault);
    } catch (RefusedException e) {
      reply = e.reply();
    } finally {
      // Written down before the answer leaves: who has the answer can rely on the journal.
      journal.add(request, reply.status(), fileName);
    }
    send(exchange, reply, fault);
  }

  private Reply reply(SimulatedRequest request, Call call, Fault fault) {
    if (fault instanceof Fault.Status status) {
      return status
          .reason()
          .map(reason -> Reply.error(status.status(), reason, "file"))
          .orElse(new Reply(status.status(), ""));
    }
    if (fault == Drop.BEFORE_ACCEPTING) {
      return NONE;
    }
    return fault instanceof Fault.FailedJob job
        ? api.answer(request, call, Optional.of(job.failedType()))
        : api.answer(request, call, Optional.empty());
  }

  /** What becomes of the right answer. */
  private static Reply onTheWay(Reply reply, Fault fault) {
    if (fault instanceof Fault.Late late) {
      sleep(late.pause());
    }
    if (fault instanceof Fault.Garbled) {
      return new Reply(reply.status(), GARBLE);
    }
    if (fault instanceof Fault.Lagging) {
      return new Reply(reply.status(), NO_JOBS);
    }
    return fault == Drop.AFTER_ACCEPTING ? NONE : reply;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The simulator is being closed: answer at once.
    }
  }

  private static void send(HttpExchange exchange, Reply reply, Fault fault) throws IOException {
    if (reply.status() == 0) {
      return;
    }
    byte[] body = reply.bytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    int length = fault == Drop.WITHIN_THE_ANSWER ? body.length / 2 : body.length;
    out.write(body, 0, length);
    out.flush();
  }
}
