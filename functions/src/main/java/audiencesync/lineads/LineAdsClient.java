package audiencesync.lineads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The custom-audience part of the LINE Ads API v3: four calls, each made once. Retrying is the
 * state machine's business, by the two failures that every method may throw: {@link
 * RetryableLineAdsException} and {@link RejectedLineAdsException}.
 */
public final class LineAdsClient {
  private final LineCaller caller;
  private final String audiencesPath;

  /**
   * @param endpoint where LINE is, shared by all clients of the process
   * @param keys whose ad account is spoken of
   * @param calls is told every call
   */
  public LineAdsClient(LineAdsEndpoint endpoint, LineAdsKeys keys, CallLog calls) {
    this(
        new LineCaller(endpoint, keys, calls, new LineTransport(Timeouts.SHIPPED)),
        keys.adAccountId());
  }

  LineAdsClient(LineCaller caller, String adAccountId) {
    this.caller = caller;
    this.audiencesPath = "/v3/adaccounts/" + encoded(adAccountId) + "/custom-audiences";
  }

  /**
   * Every audience of exactly this name, newest first. LINE does not say whether its own search is
   * exact, so it only narrows the list.
   */
  public List<CustomAudience> audiences(String name) {
    AudiencePages pages = new AudiencePages(caller, audiencesPath, "name=" + encoded(name) + "&");
    return pages.audiences().filter(audience -> audience.name().equals(name)).toList();
  }

  /**
   * The audience of this id. LINE has no call for one audience, and forbids requests for ids that
   * do not exist: the list is read until it shows up.
   */
  public Optional<CustomAudience> audience(String id) {
    AudiencePages pages = new AudiencePages(caller, audiencesPath, "");
    return pages.audiences().filter(audience -> audience.id().equals(id)).findFirst();
  }

  /**
   * Sends a file. LINE has then accepted it, not processed it: see {@link #uploadJobs}.
   *
   * @return the audience, with the id of a new one
   * @throws IllegalStateException when the file is not as long as it said; LINE gets no whole
   *     request then
   * @throws java.io.UncheckedIOException when the file cannot be read; nor then
   */
  public CustomAudience upload(Upload upload) {
    // Random, so that nothing in a file or a name can be made to look like the boundary.
    MultipartBody body = new MultipartBody(upload, "audiencesync-" + UUID.randomUUID());
    return caller.call(LineRequest.upload(audiencesPath + "/upload", body), AnswerReader::audience);
  }

  /** LINE's work on the files uploaded to an audience, in LINE's order. */
  public List<UploadJob> uploadJobs(String audienceId) {
    String path = audiencesPath + "/" + encoded(audienceId) + "/upload-job";
    return caller.call(
        LineRequest.read(Operation.LIST_UPLOAD_JOBS, path, ""), AnswerReader::uploadJobs);
  }

  /** Percent-encoded UTF-8; a form's {@code +} for a space would be a plus in a path. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
