package audiencesync.sync.connector;

import audiencesync.audience.IdentifierRule;
import audiencesync.export.TableSpec;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One connector: which people, from which files, into which LINE audience. Every field's meaning is
 * in {@code docs/connector.md}.
 *
 * @param name names its document, {@link ConnectorName#key()}
 * @param status whether it may send
 * @param secretId the Secrets Manager id of its Ads API setting
 * @param audience where the people go
 * @param identifier what is sent of each
 * @param segment who is a member; carries the identifier itself when {@code identity} is empty
 * @param identity who has which identifier, joined with the segment by user id
 * @param triggerKey the key whose upload starts a run; when empty, an upload of any key that an
 *     input lists does
 * @param guards when a run is stopped
 * @param reporting how people are told of its runs
 */
public record Connector(
    ConnectorName name,
    ConnectorStatus status,
    String secretId,
    AudienceSpec audience,
    IdentifierRule identifier,
    InputSpec segment,
    Optional<InputSpec> identity,
    Optional<String> triggerKey,
    GuardLimits guards,
    Reporting reporting) {
  public Connector {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Grammar.SECRET_ID.require("secretId", secretId);
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(guards, "guards");
    Objects.requireNonNull(reporting, "reporting");
    triggerKey.ifPresent(key -> Grammar.KEY.require("triggerKey", key));
    requireColumns(segment, identity);
  }

  /** The keys of which each starts a run when it lands; none when only schedules and people do. */
  public Set<String> awaitedKeys() {
    return triggerKey.map(Set::of).orElseGet(this::listedKeys);
  }

  /** How long its audience is assumed to live. */
  public AudienceLife life() {
    return new AudienceLife(audience.lifeDays(), reporting.refreshBeforeDays());
  }

  private Set<String> listedKeys() {
    return Stream.concat(Stream.of(segment), identity.stream())
        .map(InputSpec::location)
        .flatMap(where -> where instanceof Location.Keys listed ? listed.keys().stream() : null)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void requireColumns(InputSpec segment, Optional<InputSpec> identity) {
    boolean userId = segment.table().userId().isPresent();
    boolean identifier = segment.table().identifier().isPresent();
    if (identity.isPresent() ? !userId || identifier : !identifier) {
      throw new IllegalArgumentException(
          "a segment has the user id's column with an identity, the identifier's without one");
    }
    if (identity.map(InputSpec::table).filter(Connector::lacksColumn).isPresent()) {
      throw new IllegalArgumentException("an identity has the user id's and identifier's columns");
    }
  }

  private static boolean lacksColumn(TableSpec identity) {
    return identity.userId().isEmpty() || identity.identifier().isEmpty();
  }
}
