package audiencesync.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import audiencesync.audience.IdentifierType;

/** Identifiers as rows write them: all of them in one way, or in all ways as exports have them. */
public enum Sample {
  EMAIL_PLAIN(Kind.EMAIL, 999),
  EMAIL_UPPER_CASE(Kind.EMAIL, 24),
  EMAIL_FULL_WIDTH(Kind.EMAIL, 34),
  EMAIL_PADDED(Kind.EMAIL, 39),
  EMAIL_AS_EXPORTED(Kind.EMAIL, Sample.EVERY_WAY),
  PHONE_PLAIN(Kind.PHONE, 45),
  PHONE_SEPARATED(Kind.PHONE, 450),
  PHONE_INTERNATIONAL(Kind.PHONE, 940),
  PHONE_FULL_WIDTH(Kind.PHONE, 990),
  PHONE_AS_EXPORTED(Kind.PHONE, Sample.EVERY_WAY);

  private static final int EVERY_WAY = -1;
  private static final People PEOPLE = new People(1, 10_000_000);

  /** A prime: neighbouring rows are of people far apart. */
  private static final long PERSON_STEP = 7_654_321;

  private final Kind kind;
  private final int at;

  Sample(Kind kind, int at) {
    this.kind = kind;
    this.at = at;
  }

  /** What all of them are. */
  public IdentifierType type() {
    return kind == Kind.EMAIL ? IdentifierType.EMAIL : IdentifierType.PHONE;
  }

  /** The identifier of one row. */
  public byte[] value(long row) {
    int dirt = at == EVERY_WAY ? Dirt.of(PEOPLE, kind, row) : at;
    long person = row * PERSON_STEP % PEOPLE.count();
    String written =
        kind == Kind.EMAIL
            ? Dirt.email(PEOPLE.email(person), dirt)
            : Dirt.phone(PEOPLE.phone(person), dirt);
    return written.getBytes(UTF_8);
  }

  /** Whether the identifier of that row can be sent. */
  public boolean isUsable(long row) {
    return Dirt.isUsable(kind, at == EVERY_WAY ? Dirt.of(PEOPLE, kind, row) : at);
  }

  /** Of one person: 18 bytes. */
  public static byte[] userId(long person) {
    return PEOPLE.userId(person).getBytes(UTF_8);
  }
}
