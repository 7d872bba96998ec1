package audiencesync.aws;

import audiencesync.sync.port.Notices;
import audiencesync.sync.port.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Notices as one SNS topic sends them on. */
public final class SnsNotices implements Notices {
  private final SnsClient sns;
  private final String topicArn;

  public SnsNotices(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(String subject, String text, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new LinkedHashMap<>();
    attributes.forEach((name, value) -> values.put(name, value(value)));
    try {
      sns.publish(
          r -> r.topicArn(topicArn).subject(subject).message(text).messageAttributes(values));
    } catch (SdkException e) {
      throw new StoreException(AwsFailure.message("SNS", "publish a notice", e), e);
    }
  }

  private static MessageAttributeValue value(String value) {
    String type = value.startsWith("[") ? "String.Array" : "String";
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
