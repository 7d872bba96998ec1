package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * Phone numbers: cleaned to digits, judged, written in the connector's form, hashed.
 *
 * <p>Cleaning and judging have a fast way each: plain ASCII is cleaned where it lies, and the
 * common Japanese shapes are judged by {@link JapaneseNumbers}. Whatever is not plainly one of
 * these goes through {@link PhoneText} and {@link PhoneReference}, which decide what is right.
 */
final class PhoneNormaliser implements Normaliser {
  private static final int E164_PLUS_AT = 0;
  private static final int E164_AT = 1;
  private static final int NATIONAL_AT = 2;
  private static final int SIGNIFICANT_AT = 3;

  private final Staging staging;
  private final PhoneFormat format;
  private final PhoneReference reference;
  private final boolean japanese;
  private final PhoneDigits digits = new PhoneDigits();

  /** The forms of a Japanese number lie in one another: {@code +81…}, {@code 81…}, {@code 0…}. */
  private final byte[] forms = new byte[SIGNIFICANT_AT + PhoneDigits.MOST];

  PhoneNormaliser(IdentifierRule rule, Staging staging) {
    this.staging = staging;
    this.format = rule.phoneFormat();
    this.reference = new PhoneReference(rule.country());
    this.japanese = rule.country().equals("JP");
  }

  @Override
  public Verdict accept(byte[] text, int start, int end) {
    if (digits.readPlain(text, start, end)) {
      return judge();
    }
    if (start == end) {
      return Verdict.MISSING;
    }
    PhoneText cleaned = PhoneText.of(new String(text, start, end - start, UTF_8));
    return cleaned.verdict().orElseGet(() -> judge(cleaned.number().getBytes(US_ASCII)));
  }

  private Verdict judge(byte[] number) {
    return digits.readPlain(number, 0, number.length) ? judge() : Verdict.INVALID_PHONE;
  }

  private Verdict judge() {
    int significant = japanese ? JapaneseNumbers.significantAt(digits) : JapaneseNumbers.UNSURE;
    return switch (significant) {
      case JapaneseNumbers.UNSURE -> stage(reference.judge(digits.toString()));
      case JapaneseNumbers.INVALID -> Verdict.INVALID_PHONE;
      default -> stageJapanese(significant);
    };
  }

  private Verdict stageJapanese(int significant) {
    int end = SIGNIFICANT_AT + digits.length() - significant;
    digits.copyFrom(significant, forms, SIGNIFICANT_AT);
    switch (format) {
      case E164_DIGITS -> hashForm(E164_AT, end);
      case E164_PLUS -> hashForm(E164_PLUS_AT, end);
      case NATIONAL -> hashForm(NATIONAL_AT, end);
      case BOTH_DIGITS -> {
        hashForm(NATIONAL_AT, end);
        hashForm(E164_AT, end);
      }
    }
    return Verdict.USABLE;
  }

  private void hashForm(int from, int end) {
    forms[E164_PLUS_AT] = '+';
    forms[E164_AT] = '8';
    forms[NATIONAL_AT] = (byte) (from == NATIONAL_AT ? '0' : '1');
    staging.hash(forms, from, end);
  }

  private Verdict stage(Optional<PhoneReference.Valid> judged) {
    if (judged.isEmpty()) {
      return Verdict.INVALID_PHONE;
    }
    PhoneReference.Valid number = judged.get();
    return switch (format) {
      case E164_PLUS -> hash(number.e164());
      case E164_DIGITS -> hash(number.e164Digits());
      case NATIONAL -> number.national().map(this::hash).orElse(Verdict.INVALID_PHONE);
      case BOTH_DIGITS ->
          number.national().map(n -> hashBoth(n, number)).orElse(Verdict.INVALID_PHONE);
    };
  }

  private Verdict hashBoth(String national, PhoneReference.Valid number) {
    hash(national);
    return hash(number.e164Digits());
  }

  private Verdict hash(String form) {
    byte[] text = form.getBytes(US_ASCII);
    staging.hash(text, 0, text.length);
    return Verdict.USABLE;
  }
}
