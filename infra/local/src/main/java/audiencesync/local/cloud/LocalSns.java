package audiencesync.local.cloud;

import audiencesync.local.engine.Notification;
import audiencesync.local.engine.Notifications;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SNS, as far as it publishes to the one topic: AWS's query protocol, forms in and XML out. */
public final class LocalSns implements AutoCloseable {
  /** As ARNs on AWS look; region and account are made up. */
  static final String TOPIC_ARN = "arn:aws:sns:ap-northeast-1:000000000000:line-audience-sync";

  private static final int MOST_SUBJECT = 100;

  private final HttpServer server;
  private volatile Notifications subscriber;

  private LocalSns(Notifications subscriber) {
    this.subscriber = subscriber;
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      this.server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no server can be started on this machine", e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves the topic; what is published goes to the subscriber. */
  public static LocalSns serve(Notifications subscriber) {
    return new LocalSns(subscriber);
  }

  /** Where the SNS client finds it. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on, what is published goes there. */
  void subscribe(Notifications next) {
    subscriber = next;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form =
          form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      Optional<String> fault = fault(form);
      String id = UUID.randomUUID().toString();
      if (fault.isPresent()) {
        send(exchange, 400, refusal(fault.get(), id));
      } else {
        Optional<String> subject = Optional.ofNullable(form.get("Subject"));
        String message = form.getOrDefault("Message", "");
        subscriber.publish(new Notification(TOPIC_ARN, subject, message, attributes(form)));
        send(exchange, 200, published(id));
      }
    }
  }

  /** SNS API reference, {@code Publish}: {@code MessageAttributes.entry.1.Name} and so on. */
  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      attributes.put(
          form.getOrDefault(entry + ".Name", ""),
          form.getOrDefault(entry + ".Value.StringValue", ""));
    }
    return attributes;
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** SNS API reference, {@code Publish}: the error's code. */
  private static Optional<String> fault(Map<String, String> form) {
    if (!form.getOrDefault("Action", "").equals("Publish")) {
      return Optional.of("InvalidAction");
    }
    if (!form.getOrDefault("TopicArn", "").equals(TOPIC_ARN)) {
      return Optional.of("NotFound");
    }
    String subject = form.getOrDefault("Subject", "-");
    boolean badSubject =
        subject.isEmpty()
            || subject.length() > MOST_SUBJECT
            || subject.chars().anyMatch(c -> c < ' ' || c > '~');
    return badSubject || form.getOrDefault("Message", "").isEmpty()
        ? Optional.of("InvalidParameter")
        : Optional.empty();
  }

  private static String published(String id) {
    return "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
        + "<MessageId>"
        + id
        + "</MessageId></PublishResult><ResponseMetadata><RequestId>"
        + id
        + "</RequestId></ResponseMetadata></PublishResponse>";
  }

  private static String refusal(String code, String id) {
    return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
        + "<Type>Sender</Type><Code>"
        + code
        + "</Code><Message>The request cannot be served.</Message></Error><RequestId>"
        + id
        + "</RequestId></ErrorResponse>";
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
