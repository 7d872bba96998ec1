package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import audiencesync.aws.SnsNotices;
import audiencesync.local.engine.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** The topic, as AWS's own client sees it. */
class LocalSnsTest {
  private final List<Notification> published = new ArrayList<>();
  private final LocalSns service = LocalSns.serve(published::add);
  private final SnsClient client =
      SnsClient.builder()
          .endpointOverride(service.endpoint())
          .region(Region.AP_NORTHEAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void handsOnWhatIsPublished() {
    String text = "Connector members: 100 % + more & \"利用可能\"";

    assertThat(publish(LocalSns.TOPIC_ARN, "Subject = a&b", text)).matches("[0-9a-f-]{36}");
    assertThat(published)
        .containsExactly(
            new Notification(LocalSns.TOPIC_ARN, Optional.of("Subject = a&b"), text, Map.of()));
  }

  @Test
  void handsOnWhatANoticeIsFilteredBy() {
    Map<String, String> attributes =
        Map.of("status", "FAILED", "connector", "members", "guard", "[\"minIdentifiers\"]");
    new SnsNotices(client, LocalSns.TOPIC_ARN).publish("Subject", "text", attributes);

    assertThat(published)
        .containsExactly(
            new Notification(LocalSns.TOPIC_ARN, Optional.of("Subject"), "text", attributes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "members – failed", "会員"})
  void refusesSubjectsThatSnsRefuses(String subject) {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> publish(LocalSns.TOPIC_ARN, subject, "text"));
    assertThat(published).isEmpty();
  }

  @Test
  void refusesSubjectsOfMoreThanAHundredCharacters() {
    publish(LocalSns.TOPIC_ARN, "s".repeat(100), "text");

    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> publish(LocalSns.TOPIC_ARN, "s".repeat(101), "text"));
  }

  @Test
  void knowsOneTopic() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> publish(LocalSns.TOPIC_ARN + "-2", "subject", "text"));
  }

  private String publish(String topic, String subject, String text) {
    return client.publish(r -> r.topicArn(topic).subject(subject).message(text)).messageId();
  }
}
