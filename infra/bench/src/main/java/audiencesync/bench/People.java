package audiencesync.bench;

/**
 * The people of a dataset: whatever is true of one follows from the number and the seed. Nobody
 * shares an address or a telephone number with anybody else.
 *
 * @param seed another seed makes other people
 * @param count how many have rows in the identity export
 */
record People(long seed, long count) {
  private static final String[] NAMES = {
    "sato", "suzuki", "takahashi", "tanaka", "ito", "watanabe", "yamamoto", "nakamura"
  };
  private static final String[] DOMAINS = {
    "example.com", "example.jp", "mail.example.com", "example.ne.jp", "example.co.jp", "example.net"
  };
  static final int MEMBER_PERCENT = 55;

  /** Mobile numbers: three prefixes, a digit from 1 to 9, seven digits. */
  private static final long NUMBERS = 3 * 90_000_000L;

  /** A prime that does not divide {@link #NUMBERS}: neighbours get numbers far apart. */
  private static final long NUMBER_STEP = 179_424_673L;

  /** A well-mixed number for each pair (SplitMix64, by Steele, Lea and Flood). */
  long mix(long number, int salt) {
    long z = seed + (number + 1) * 0x9E3779B97F4A7C15L + salt * 0xD1B54A32D192ED03L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  int percentile(long number, int salt, int parts) {
    return (int) Long.remainderUnsigned(mix(number, salt), parts);
  }

  boolean isMember(long person) {
    return percentile(person, 1, 100) < MEMBER_PERCENT;
  }

  /** 18 characters. */
  String userId(long person) {
    return "u-" + hex(mix(person, 2));
  }

  private static String hex(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** In normal form: about 22 characters. */
  String email(long person) {
    int name = percentile(person, 3, NAMES.length);
    int domain = percentile(person, 4, DOMAINS.length);
    return NAMES[name] + "." + Long.toString(person, 36) + "@" + DOMAINS[domain];
  }

  /** As it is dialled in Japan, without separators: 11 digits. */
  String phone(long person) {
    long number = (person * NUMBER_STEP + (seed & 0xFFFF)) % NUMBERS;
    long prefix = 7 + number / 90_000_000L;
    return "0" + prefix + "0" + (10_000_000L + number % 90_000_000L);
  }

  /** What is hashed of a person. */
  String normal(Kind kind, long person) {
    return kind == Kind.EMAIL ? email(person) : "81" + phone(person).substring(1);
  }
}
