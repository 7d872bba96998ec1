package audiencesync.aws;

import audiencesync.sync.port.SecretException;
import audiencesync.sync.port.SecretStore;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Secrets as Secrets Manager keeps them, read anew each time: a rotated key counts at once. */
public final class SecretsManagerStore implements SecretStore {
  private final SecretsManagerClient secrets;

  public SecretsManagerStore(SecretsManagerClient secrets) {
    this.secrets = secrets;
  }

  @Override
  public Optional<String> read(String secretId) {
    try {
      String text = secrets.getSecretValue(r -> r.secretId(secretId)).secretString();
      return Optional.of(text == null ? "" : text);
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SecretsManagerException e) {
      throw isForbidden(e) ? forbidden(secretId) : failed(secretId, e);
    } catch (SdkException e) {
      throw failed(secretId, e);
    }
  }

  /** Secrets Manager says so with status 400, and by its name only. */
  private static boolean isForbidden(SecretsManagerException e) {
    return e.awsErrorDetails() != null
        && "AccessDeniedException".equals(e.awsErrorDetails().errorCode());
  }

  private static SecretException forbidden(String secretId) {
    return new SecretException(
        "This deployment may not read the secret "
            + secretId
            + ". Nothing was sent. If the connector is meant to use it, whoever deploys names its ARN"
            + " in the parameter FurtherSettingArns, and its key in FurtherSettingsKeyArn; else"
            + " correct $.adsApi.secretId of the connector.");
  }

  private static SecretException failed(String secretId, SdkException e) {
    return new SecretException(
        AwsFailure.message("Secrets Manager", "read the secret " + secretId, e));
  }
}
