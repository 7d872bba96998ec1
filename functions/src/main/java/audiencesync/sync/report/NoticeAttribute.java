package audiencesync.sync.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One message attribute of a notice, by which subscriptions filter; its JSON is what SNS takes.
 *
 * @param dataType {@code String} or {@code String.Array}
 * @param stringValue not empty; of an array its JSON text
 */
public record NoticeAttribute(
    @JsonProperty("DataType") String dataType, @JsonProperty("StringValue") String stringValue) {
  static NoticeAttribute of(String value) {
    return new NoticeAttribute("String", value);
  }
}
