package audiencesync.sync.connector;

import audiencesync.audience.IdentifierType;
import audiencesync.export.Column;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the mapped columns of an input. All four may be mapped; of e-mail, phone and IFA, only the
 * one that the connector sends is then used, and only where the input carries the identifier.
 */
record ColumnsReader(InputRole role, Optional<IdentifierType> type, ColumnRule column) {
  Rule<Columns> rule() {
    return new ObjectOf<>("an object such as {\"userId\": \"user_id\"}", this::read);
  }

  private Optional<Columns> read(Fields fields) {
    Optional<Column> userId =
        role.needsUserId() ? fields.required("userId", column) : fields.optional("userId", column);
    Optional<Column> identifier = Optional.empty();
    for (IdentifierType each : IdentifierType.values()) {
      Optional<Column> mapped = fields.optional(nameOf(each), column);
      identifier = isSent(each) ? mapped : identifier;
    }
    type.filter(this::isSent).ifPresent(sent -> requireIdentifier(sent, fields));
    Columns columns = new Columns(userId, identifier);
    return fields.complete(() -> columns);
  }

  private boolean isSent(IdentifierType each) {
    return role.carriesIdentifier() && type.equals(Optional.of(each));
  }

  private void requireIdentifier(IdentifierType sent, Fields fields) {
    String name = nameOf(sent);
    if (!fields.has(name)) {
      String also =
          role == InputRole.LONE_SEGMENT ? ", and there is no \"identity\" to have it" : "";
      fields.site(name).problem("is missing" + also, column);
    }
  }

  private static String nameOf(IdentifierType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
