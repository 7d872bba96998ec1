package audiencesync.aws;

import audiencesync.sync.port.Notices;
import audiencesync.sync.port.StoreException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

/** Notices as one SNS topic sends them on. */
public final class SnsNotices implements Notices {
  private final SnsClient sns;
  private final String topicArn;

  public SnsNotices(SnsClient sns, String topicArn) {
    this.sns = sns;
    this.topicArn = topicArn;
  }

  @Override
  public void publish(String subject, String text) {
    try {
      sns.publish(r -> r.topicArn(topicArn).subject(subject).message(text));
    } catch (SdkException e) {
      throw new StoreException(AwsFailure.message("SNS", "publish a notice", e), e);
    }
  }
}
