package audiencesync.sync.state;

import audiencesync.audience.IdentifierType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The audience that a connector sends to.
 *
 * @param id LINE's; null as long as it is to be created
 */
public record BoundAudience(
    String adAccountId,
    @Nullable String id,
    String name,
    IdentifierType identifierType,
    AudienceOrigin origin) {

  /** The same audience, now that LINE has given it an id. */
  public BoundAudience withId(String given, AudienceOrigin how) {
    return new BoundAudience(adAccountId, given, name, identifierType, how);
  }

  /** LINE's id, once there is one. */
  public Optional<String> knownId() {
    return Optional.ofNullable(id);
  }

  /** Whether a connector that asks for the other by name means this one. */
  public boolean sameByName(BoundAudience other) {
    return sameKind(other) && name.equals(other.name);
  }

  /** Whether both are one audience of LINE, or will be once it is created. */
  public boolean same(BoundAudience other) {
    if (id == null || other.id == null) {
      return sameByName(other);
    }
    return sameKind(other) && id.equals(other.id);
  }

  private boolean sameKind(BoundAudience other) {
    return adAccountId.equals(other.adAccountId) && identifierType == other.identifierType;
  }
}
