package audiencesync.sync;

import audiencesync.lineads.AudienceType;
import audiencesync.lineads.CustomAudience;
import audiencesync.lineads.LineAdsClient;
import audiencesync.sync.connector.AudienceTarget;
import audiencesync.sync.connector.Connector;
import audiencesync.sync.connector.OnExisting;
import audiencesync.sync.state.AudienceOrigin;
import audiencesync.sync.state.BoundAudience;
import audiencesync.sync.state.ConnectorState;
import audiencesync.sync.state.UploadMode;
import audiencesync.sync.work.ResolvedAudience;
import java.util.List;
import java.util.Optional;

/**
 * Finds the audience that a connector means, by listing alone: LINE forbids requests for ids that
 * do not exist. What a connector has created or adopted once stays its own, whatever LINE's side
 * calls it later.
 */
final class AudienceResolution {
  private final LineAdsClient line;
  private final String adAccountId;
  private final Connector connector;
  private final ConnectorState state;

  AudienceResolution(LineSession session, Connector connector, ConnectorState state) {
    this.line = session.client();
    this.adAccountId = session.adAccountId();
    this.connector = connector;
    this.state = state;
  }

  /**
   * The audience to send to.
   *
   * @throws UnusableAudienceException when there is none that fits, or more than one
   * @throws AudienceNotListedException when LINE does not list yet whether one is our own
   */
  ResolvedAudience resolve() {
    AudienceTarget target = connector.audience().target();
    return target instanceof AudienceTarget.Existing existing
        ? found(given(existing.id()), originOf(existing.id()))
        : byName((AudienceTarget.Create) target);
  }

  private CustomAudience given(String id) {
    CustomAudience audience =
        line.audience(id)
            .orElseThrow(
                () ->
                    new UnusableAudienceException(
                        "Ad account "
                            + adAccountId
                            + " has no audience "
                            + id
                            + ". Look the id up in LINE Ads Manager and correct $.audience.id."));
    if (audience.type() != expectedType()) {
      throw new UnusableAudienceException(
          "Audience "
              + id
              + " is of type "
              + audience.type()
              + " and cannot take identifiers of type "
              + connector.identifier().type()
              + ": LINE keeps one type an audience. Choose another audience or identifier type.");
    }
    return audience;
  }

  private AudienceOrigin originOf(String id) {
    return state
        .boundAudience()
        .filter(bound -> bound.adAccountId().equals(adAccountId) && id.equals(bound.id()))
        .map(BoundAudience::origin)
        .orElse(AudienceOrigin.GIVEN);
  }

  private ResolvedAudience byName(AudienceTarget.Create create) {
    BoundAudience wanted =
        new BoundAudience(
            adAccountId,
            null,
            create.name(),
            connector.identifier().type(),
            AudienceOrigin.CREATED);
    Optional<BoundAudience> bound = state.boundAudience().filter(wanted::sameByName);
    Optional<String> boundId = bound.flatMap(BoundAudience::knownId);
    return boundId.isPresent()
        ? found(stillThere(boundId.get(), create.name()), bound.orElseThrow().origin())
        : unbound(create, wanted);
  }

  private CustomAudience stillThere(String id, String name) {
    return line.audience(id)
        .orElseThrow(
            () ->
                new UnusableAudienceException(
                    "Audience "
                        + id
                        + ", which this connector sends to as \""
                        + name
                        + "\", is not in ad account "
                        + adAccountId
                        + " any more. If it was deleted on purpose, give the connector another"
                        + " audience name to create a new one, or an existing id."));
  }

  private ResolvedAudience unbound(AudienceTarget.Create create, BoundAudience wanted) {
    List<CustomAudience> candidates =
        line.audiences(create.name()).stream()
            .filter(audience -> audience.type() == expectedType())
            .toList();
    if (candidates.isEmpty()) {
      return new ResolvedAudience(wanted, UploadMode.CREATE, null, null);
    }
    Optional<String> unanswered =
        state.boundAudience().filter(wanted::sameByName).flatMap(bound -> state.unansweredFile());
    return unanswered.isPresent()
        ? found(createdBy(unanswered.get(), candidates, create), AudienceOrigin.CREATED)
        : found(theOnlyOne(candidates, create), AudienceOrigin.ADOPTED);
  }

  /** LINE's lists may lag: to adopt what may be our own would send it everything twice. */
  private CustomAudience createdBy(
      String fileName, List<CustomAudience> candidates, AudienceTarget.Create create) {
    return new SentFiles(line)
        .holder(candidates, fileName)
        .orElseThrow(() -> AudienceNotListedException.withoutOurFile(create.name(), fileName));
  }

  private static CustomAudience theOnlyOne(
      List<CustomAudience> candidates, AudienceTarget.Create create) {
    if (candidates.size() > 1) {
      throw new UnusableAudienceException(
          "There are "
              + candidates.size()
              + " audiences named \""
              + create.name()
              + "\" of this identifier type, ids "
              + candidates.stream().map(CustomAudience::id).sorted().toList()
              + ". Name the right one by $.audience.id instead of creating by name.");
    }
    if (create.onExisting() == OnExisting.FAIL) {
      throw new UnusableAudienceException(
          "An audience named \""
              + create.name()
              + "\" exists already, id "
              + candidates.get(0).id()
              + ", and the connector says \"onExisting\": \"FAIL\". Set it to \"ADOPT\" to use that"
              + " audience, or choose another name.");
    }
    return candidates.get(0);
  }

  private ResolvedAudience found(CustomAudience audience, AudienceOrigin origin) {
    BoundAudience bound =
        new BoundAudience(
            adAccountId, audience.id(), name(audience), connector.identifier().type(), origin);
    return new ResolvedAudience(
        bound,
        UploadMode.of(connector.audience().action()),
        audience.status().name(),
        audience.estimatedSize());
  }

  /** A created audience keeps the connector's name for it: that is what it is found by. */
  private String name(CustomAudience audience) {
    return connector.audience().target() instanceof AudienceTarget.Create create
        ? create.name()
        : audience.name();
  }

  private AudienceType expectedType() {
    return AudienceType.of(connector.identifier().type());
  }
}
