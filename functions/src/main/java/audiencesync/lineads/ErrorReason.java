package audiencesync.lineads;

import java.util.Optional;

/**
 * LINE's published reasons that can concern an upload, its audience or its account. Only these are
 * ever shown: what else an error answer holds may repeat what was sent.
 */
enum ErrorReason {
  // The file.
  UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT(
      "a line of the file is not an identifier of the type that was said"),
  UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS("the file has more lines than LINE takes at once"),
  EMPTY_FILE("the file is empty"),
  FILE_SIZE_LIMIT_EXCEEDED("the file is larger than LINE takes at once"),
  INVALID_FILE_CONTENT("LINE cannot read the file"),
  DECODING_FAILED("LINE cannot read the file"),
  INVALID_CONTENT_TYPE_HEADER("LINE does not understand the form the file was sent in"),
  // The audience.
  AUDIENCE_GROUP_NAME_DUPLICATE(
      "an audience of that name exists: choose another name, or give its id in audience.id"),
  AUDIENCE_GROUP_NAME_EMPTY("the audience's name is empty: set audience.name"),
  AUDIENCE_GROUP_NAME_SIZE_OVER("the audience's name is too long: shorten audience.name"),
  AUDIENCE_GROUP_NAME_WRONG(
      "the audience's name holds characters LINE does not take: change audience.name"),
  AUDIENCE_GROUP_NOT_FOUND(
      "the ad account has no such audience: it was deleted, or audience.id is another account's"),
  AUDIENCE_GROUP_COUNT_MAX_OVER(
      "the ad account has as many audiences as LINE allows: delete one in LINE Ads Manager"),
  REMOVED_ENTITY("the audience was deleted"),
  CANNOT_EDIT_ENTITY("the audience cannot be changed"),
  ENTITY_NOT_FOUND_INVALID_ID("the ad account has no such audience"),
  // The account and its permissions.
  AUTHORIZATION_FAILED,
  PARTNER_PERMISSION_DENIED,
  ACCOUNT_NOT_ALLOWED,
  INVALID_ACCOUNT_ID("there is no such ad account: check adAccountId in the Ads API setting"),
  REQUEST_INPUT_ADACCOUNT_ID_INVALID(
      "there is no such ad account: check adAccountId in the Ads API setting"),
  INVALID_GROUP_ID,
  V2_API_AUTHORIZATION_FAILED,
  // The request's shape.
  REQUIRED,
  REQUEST_INPUT_REQUIRED,
  REQUIRED_REQUEST_BODY,
  INVALID_ENUM,
  INVALID_FORMAT,
  INVALID_VALUE,
  INVALID_REQUEST,
  INVALID_NUMBER_FORMAT,
  INVALID_SIZE,
  INVALID_UNIQUE_ELEMENTS,
  REQUEST_INPUT_FORMAT_INVALID,
  REQUEST_INPUT_INVALID,
  REQUEST_INPUT_SIZE,
  REQUEST_ILLEGAL_ARGUMENT,
  OUT_OF_RANGE,
  TOO_HIGH,
  TOO_LOW,
  DUPLICATE_KEY,
  RESOURCE_ID_DUPLICATE,
  CANNOT_SET_FIELD,
  // Locks that LINE could not get in time, and what it has no name for.
  BLOCKED_BY_EXCEEDING_TIME_LIMIT,
  BLOCK_APP_CANNOT_ACQUIRE_LOCK,
  COPY_FAILED_WITH_LOCK,
  LOCK_DEFAULT,
  UNKNOWN;

  private final String words;

  ErrorReason() {
    this("");
  }

  ErrorReason(String words) {
    this.words = words;
  }

  /** What it means and what to do; empty where the code is all there is to say. */
  String words() {
    return words;
  }

  /** Whether the same request may succeed later. */
  boolean passes() {
    return switch (this) {
      case BLOCKED_BY_EXCEEDING_TIME_LIMIT,
          BLOCK_APP_CANNOT_ACQUIRE_LOCK,
          COPY_FAILED_WITH_LOCK,
          LOCK_DEFAULT,
          UNKNOWN ->
          true;
      default -> false;
    };
  }

  static Optional<ErrorReason> parse(Optional<String> code) {
    return WireName.find(values(), code);
  }
}
