package audiencesync.sync.port;

import java.util.Optional;

/** Where the keys for LINE are kept. */
public interface SecretStore {
  /**
   * The secret's text; empty when there is none of that id.
   *
   * @throws SecretException when it may not be read, or the store does not answer
   */
  Optional<String> read(String secretId);
}
