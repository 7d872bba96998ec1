package audiencesync.sync.connector;

import audiencesync.lineads.UploadAction;
import java.util.Optional;

/** Reads {@code audience}: which audience, and what is done to it. */
final class AudienceReader {
  static final Rule<AudienceSpec> RULE =
      new ObjectOf<>(
          "an object such as {\"action\": \"ADD\", \"create\": true, \"name\": \"Gold members\"}",
          AudienceReader::read);

  private static final Choice<UploadAction> ACTIONS = Choice.of(UploadAction.class);
  private static final Choice<OnExisting> ON_EXISTING = Choice.of(OnExisting.class);

  private AudienceReader() {}

  private static Optional<AudienceSpec> read(Fields fields) {
    Optional<UploadAction> action = fields.required("action", ACTIONS);
    Optional<Boolean> create = fields.optional("create", new Flag(), false);
    Optional<? extends AudienceTarget> created = created(fields, create);
    Optional<? extends AudienceTarget> existing = existing(fields, create);
    Optional<Long> lifeDays =
        fields.optional("lifeDays", AudienceLife.DAYS, (long) AudienceLife.DEFAULT.days());
    return fields.complete(
        () ->
            new AudienceSpec(
                action.orElseThrow(),
                create.orElseThrow() ? created.orElseThrow() : existing.orElseThrow(),
                lifeDays.orElseThrow().intValue()));
  }

  /** Checked without {@code create} too: whoever unticks it need not delete the rest. */
  private static Optional<AudienceTarget.Create> created(Fields fields, Optional<Boolean> create) {
    Optional<String> name =
        create.orElse(false)
            ? fields.required("name", Grammar.AUDIENCE_NAME)
            : fields.optional("name", Grammar.AUDIENCE_NAME);
    Optional<String> description =
        fields.optional("description", Grammar.DESCRIPTION).filter(text -> !text.isEmpty());
    Optional<OnExisting> onExisting = fields.optional("onExisting", ON_EXISTING, OnExisting.ADOPT);
    return name.flatMap(n -> onExisting.map(e -> new AudienceTarget.Create(n, description, e)));
  }

  private static Optional<AudienceTarget.Existing> existing(
      Fields fields, Optional<Boolean> create) {
    Optional<String> id = fields.optional("id", Grammar.AUDIENCE_ID);
    Site site = fields.site("id");
    if (create.orElse(false) && fields.has("id")) {
      site.problem(
          "is there although \"create\" is true; remove it to create an audience, or set"
              + " \"create\" to false to use this one");
    }
    if (!create.orElse(true) && !fields.has("id")) {
      site.problem("is missing, as is \"create\": true with a \"name\"", Grammar.AUDIENCE_ID);
    }
    return id.map(AudienceTarget.Existing::new);
  }
}
