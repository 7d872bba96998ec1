package audiencesync.sync.connector;

import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.PhoneFormat;
import java.util.Optional;

/** Reads {@code identifier}: what is sent of each person. */
final class IdentifierReader {
  static final Choice<IdentifierType> TYPES = Choice.of(IdentifierType.class);
  static final Rule<IdentifierRule> RULE =
      new ObjectOf<>("an object such as {\"type\": \"EMAIL\"}", IdentifierReader::read);

  private static final Choice<PhoneFormat> PHONE_FORMATS = Choice.of(PhoneFormat.class);

  private IdentifierReader() {}

  private static Optional<IdentifierRule> read(Fields fields) {
    Optional<IdentifierType> type = fields.required("type", TYPES);
    Optional<Boolean> preHashed = fields.optional("preHashed", new Flag(), false);
    Optional<String> country = fields.optional("country", Grammar.COUNTRY, "JP");
    Optional<PhoneFormat> format =
        fields.optional("phoneFormat", PHONE_FORMATS, PhoneFormat.E164_DIGITS);
    if (type.equals(Optional.of(IdentifierType.IFA)) && preHashed.orElse(false)) {
      fields.site("preHashed").problem("is true, but LINE takes an IFA as it is; remove it");
    }
    return fields.complete(
        () ->
            new IdentifierRule(
                type.orElseThrow(),
                preHashed.orElseThrow(),
                country.orElseThrow(),
                format.orElseThrow()));
  }
}
