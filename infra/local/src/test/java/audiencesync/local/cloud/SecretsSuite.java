package audiencesync.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.aws.SecretsManagerStore;
import audiencesync.sync.port.SecretStore;
import org.junit.jupiter.api.Test;

/** What the product counts on of Secrets Manager, through its own adapter. */
interface SecretsSuite {
  Cloud cloud();

  private SecretStore store() {
    return new SecretsManagerStore(cloud().secrets());
  }

  @Test
  default void givesSecretsByTheirId() {
    String main = cloud().secret("line-ads/main", "{\"accessKey\":\"AKEY1\",\"name\":\"会員\"}");
    String other = cloud().secret("line-ads/other", "{\"accessKey\":\"AKEY2\"}");

    assertThat(store().read(other)).contains("{\"accessKey\":\"AKEY2\"}");
    assertThat(store().read(main)).contains("{\"accessKey\":\"AKEY1\",\"name\":\"会員\"}");
  }

  @Test
  default void missesASecretThatIsNotThere() {
    assertThat(store().read("line-ads/never")).isEmpty();
  }

  @Test
  default void givesARotatedSecretAtOnce() {
    SecretStore store = store();
    String id = cloud().secret("line-ads/rotated", "{\"accessKey\":\"OLD\"}");
    assertThat(store.read(id)).contains("{\"accessKey\":\"OLD\"}");

    cloud().secret("line-ads/rotated", "{\"accessKey\":\"NEW\"}");

    assertThat(store.read(id)).contains("{\"accessKey\":\"NEW\"}");
  }
}
