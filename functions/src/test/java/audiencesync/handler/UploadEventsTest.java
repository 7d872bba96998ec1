package audiencesync.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import audiencesync.sync.StartSync;
import audiencesync.sync.document.Json;
import audiencesync.sync.run.LandedObject;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What S3 sends, in both shapes. AWS's own event types, read by AWS's own serialiser, say what is
 * in the samples.
 */
class UploadEventsTest {
  private static final Path EVENTS = Path.of("../events");
  private static final LandedObject LANDED =
      new LandedObject("bucket", "inbox/会員 一覧/完了+1.csv", "3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY");

  @ParameterizedTest
  @ValueSource(strings = {"s3-notification", "eventbridge-object-created"})
  void readsTheSameLandingFromBothShapes(String sample) throws IOException {
    assertThat(read(tree(sample)).landed()).containsExactly(LANDED);
    assertThat(read(tree(sample)).ignored()).isZero();
  }

  @Test
  void readsOfANotificationWhatAwssTypesRead() throws IOException {
    S3Entity aws = ours("s3-notification", S3Event.class).getRecords().get(0).getS3();

    assertThat(read(tree("s3-notification")).landed())
        .containsExactly(
            new LandedObject(
                aws.getBucket().getName(),
                aws.getObject().getUrlDecodedKey(),
                aws.getObject().getVersionId()));
  }

  @Test
  void readsOfAnEventBridgeEventWhatAwssTypesRead() throws IOException {
    ScheduledEvent aws = ours("eventbridge-object-created", ScheduledEvent.class);
    JsonNode detail = Json.STRICT.valueToTree(aws.getDetail());

    assertThat(aws.getDetailType()).isEqualTo("Object Created");
    assertThat(read(tree("eventbridge-object-created")).landed())
        .containsExactly(
            new LandedObject(
                detail.at("/bucket/name").asText(),
                detail.at("/object/key").asText(),
                detail.at("/object/version-id").asText()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b&c=d", "100%", "ａ＋ｂ", "é/e\u0301", "𠮷野家.csv", "x+y%2Bz", "~!*'()"})
  void decodesKeysAsAwsDoes(String key) throws IOException {
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
    ObjectNode event = tree("s3-notification");
    ((ObjectNode) event.at("/Records/0/s3/object")).put("key", encoded);

    assertThat(read(event).landed()).extracting(LandedObject::key).containsExactly(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "absent"})
  void tellsEditionsByETagAndSequencerWhereThereAreNoVersions(String versionId) throws IOException {
    ObjectNode notification = tree("s3-notification");
    ObjectNode event = tree("eventbridge-object-created");
    version((ObjectNode) notification.at("/Records/0/s3/object"), "versionId", versionId);
    version((ObjectNode) event.at("/detail/object"), "version-id", versionId);

    assertThat(read(event).landed())
        .extracting(LandedObject::edition)
        .containsExactly("b1946ac92492d2347c6235b4d2611184\n00617F08299329D189");
    assertThat(read(notification).landed()).isEqualTo(read(event).landed());
  }

  @Test
  void readsEveryRecordInItsOrder() throws IOException {
    ObjectNode event = tree("s3-notification");
    ObjectNode second = event.at("/Records/0").deepCopy();
    ((ObjectNode) second.at("/s3/object")).put("key", "inbox/b.csv");
    event.withArray("Records").add(second);

    assertThat(read(event).landed())
        .extracting(LandedObject::key)
        .containsExactly("inbox/会員 一覧/完了+1.csv", "inbox/b.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ObjectRemoved:Delete", "ObjectRestore:Completed", "ObjectTagging:Put", ""})
  void passesOverWhatIsNoCreation(String eventName) throws IOException {
    ObjectNode notification = tree("s3-notification");
    ((ObjectNode) notification.at("/Records/0")).put("eventName", eventName);

    assertThat(read(notification)).isEqualTo(new StartSync.Input(List.of(), 1));
  }

  @Test
  void passesOverOtherEventsOfS3() throws IOException {
    ObjectNode event = tree("eventbridge-object-created").put("detail-type", "Object Deleted");

    assertThat(read(event)).isEqualTo(new StartSync.Input(List.of(), 1));
  }

  @Test
  void passesOverTheEventThatTestsASubscription() throws IOException {
    JsonNode event =
        Json.STRICT.readTree(
            """
            {"Service": "Amazon S3", "Event": "s3:TestEvent", "Time": "2026-11-24T01:02:03.000Z",
             "Bucket": "bucket", "RequestId": "5582815E1AEA5ADF", "HostId": "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR"}
            """);

    assertThat(read(event)).isEqualTo(new StartSync.Input(List.of(), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"Records\"",
        "{\"Records\": {}}",
        "{\"Records\": [{}]}",
        "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": \"{}\"}]}",
        "{\"source\": \"aws.states\", \"detail-type\": \"Object Created\"}"
      })
  void refusesWhatS3DoesNotSend(String event) throws IOException {
    JsonNode tree = Json.STRICT.readTree(event);

    assertThatThrownBy(() -> UploadEvents.read(tree))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessage(
            "The payload is not an S3 notification or an EventBridge event of S3. Look at what"
                + " invokes this function, and compare with events/.");
  }

  @Test
  void namesAFieldThatIsMissingAndRepeatsNothing() throws IOException {
    ObjectNode event = tree("eventbridge-object-created");
    ((ObjectNode) event.at("/detail/object")).remove(List.of("version-id", "sequencer"));

    assertThatThrownBy(() -> UploadEvents.read(event))
        .hasMessageContaining("(sequencer is missing)")
        .hasMessageNotContaining("会員");
  }

  @Test
  void refusesAKeyThatIsNotUrlEncoded() throws IOException {
    ObjectNode event = tree("s3-notification");
    ((ObjectNode) event.at("/Records/0/s3/object")).put("key", "inbox/100%");

    assertThatThrownBy(() -> UploadEvents.read(event)).isInstanceOf(InvalidPayloadException.class);
  }

  private static void version(ObjectNode object, String field, String versionId) {
    if (versionId.equals("absent")) {
      object.remove(field);
    } else {
      object.put(field, versionId);
    }
  }

  private static StartSync.Input read(JsonNode event) {
    return UploadEvents.read(event);
  }

  private static ObjectNode tree(String sample) throws IOException {
    return (ObjectNode) Json.STRICT.readTree(Files.readAllBytes(EVENTS.resolve(sample + ".json")));
  }

  private static <T> T ours(String sample, Class<T> type) throws IOException {
    try (InputStream in = Files.newInputStream(EVENTS.resolve(sample + ".json"))) {
      return LambdaEventSerializers.serializerFor(type, type.getClassLoader()).fromJson(in);
    }
  }
}
