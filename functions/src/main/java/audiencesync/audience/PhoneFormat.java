package audiencesync.audience;

/** The form in which a valid phone number is written before it is hashed. */
public enum PhoneFormat {
  /** Country code and number, digits only: {@code 819012345678}. */
  E164_DIGITS,
  /** As dialled inside the country: {@code 09012345678}. A foreign number has no such form. */
  NATIONAL,
  /** E.164 with its plus sign: {@code +819012345678}. */
  E164_PLUS,
  /** Both {@link #NATIONAL} and {@link #E164_DIGITS}: two identifiers a number. */
  BOTH_DIGITS
}
