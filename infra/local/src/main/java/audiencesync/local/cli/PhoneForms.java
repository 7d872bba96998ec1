package audiencesync.local.cli;

import audiencesync.audience.PhoneFormat;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of a list, in memory only; what leaves this class is their hashes. Foreign numbers
 * are left out: they have no national form to compare with.
 */
final class PhoneForms {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private final String country;
  private final Set<String> e164 = new TreeSet<>();
  private int unusable;

  private PhoneForms(String country) {
    this.country = country;
  }

  /**
   * The different valid numbers of these lines.
   *
   * @param country ISO 3166 alpha-2: whose numbers they are
   */
  static PhoneForms of(Collection<String> lines, String country) {
    PhoneForms forms = new PhoneForms(country);
    lines.stream()
        .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC).strip())
        .filter(line -> !line.isEmpty())
        .forEach(forms::add);
    return forms;
  }

  private void add(String line) {
    Optional<PhoneNumber> number = parse(line);
    number.map(n -> NUMBERS.format(n, PhoneNumberFormat.E164)).ifPresent(e164::add);
    unusable += number.isPresent() ? 0 : 1;
  }

  private Optional<PhoneNumber> parse(String text) {
    try {
      PhoneNumber number = NUMBERS.parse(text, country);
      return Optional.of(number).filter(n -> NUMBERS.isValidNumberForRegion(n, country));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** How many different numbers there are. */
  int size() {
    return e164.size();
  }

  /** How many lines are no number of the country. */
  int unusable() {
    return unusable;
  }

  /** The SHA-256 of every number in that form, in an order that tells nothing. */
  Set<String> hashes(PhoneFormat form) {
    Set<String> hashes = new TreeSet<>();
    e164.forEach(number -> hashes.add(sha256(written(number, form))));
    return hashes;
  }

  private String written(String number, PhoneFormat form) {
    return switch (form) {
      case E164_PLUS -> number;
      case E164_DIGITS -> number.substring(1);
      case NATIONAL ->
          NUMBERS
              .format(parse(number).orElseThrow(), PhoneNumberFormat.NATIONAL)
              .replaceAll("[^0-9]", "");
      case BOTH_DIGITS -> throw new IllegalArgumentException("two forms cannot be told apart");
    };
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
