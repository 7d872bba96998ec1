package audiencesync.aws;

import audiencesync.sync.port.SecretException;
import audiencesync.sync.port.SecretStore;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

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
    } catch (SdkException e) {
      throw new SecretException(
          AwsFailure.message("Secrets Manager", "read the secret " + secretId, e));
    }
  }
}
