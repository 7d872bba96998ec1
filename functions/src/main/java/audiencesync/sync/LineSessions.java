package audiencesync.sync;

import audiencesync.lineads.LineAdsClient;
import audiencesync.lineads.LineAdsEndpoint;
import audiencesync.lineads.LineAdsKeys;
import audiencesync.lineads.LineCall;
import audiencesync.sync.connector.AdsApiSettingReader;
import audiencesync.sync.port.SecretException;
import audiencesync.sync.port.SecretStore;
import audiencesync.sync.run.RunRef;
import audiencesync.sync.work.WorkFiles;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions with LINE, with the keys as they are in the secret at that moment. */
public final class LineSessions {
  private static final Logger LOG = LoggerFactory.getLogger(LineSessions.class);

  private final SecretStore secrets;
  private final LineAdsEndpoint endpoint;

  public LineSessions(SecretStore secrets, LineAdsEndpoint endpoint) {
    this.secrets = secrets;
    this.endpoint = endpoint;
  }

  /**
   * A session with the keys of that secret.
   *
   * @throws SecretException when there is no such secret
   * @throws audiencesync.sync.connector.InvalidAdsApiSettingException when it is no Ads API setting
   */
  LineSession open(String secretId, RunRef run, WorkFiles work) {
    LineAdsKeys keys = keys(secretId);
    List<LineCall> calls = new ArrayList<>();
    LineAdsClient client =
        new LineAdsClient(
            endpoint,
            keys,
            call -> {
              calls.add(call);
              log(call, run);
            });
    return new LineSession(client, keys.adAccountId(), calls, work);
  }

  private LineAdsKeys keys(String secretId) {
    String json =
        secrets
            .read(secretId)
            .orElseThrow(
                () ->
                    new SecretException(
                        "There is no secret "
                            + secretId
                            + " in Secrets Manager. Nothing was sent. Create it, or correct"
                            + " $.adsApi.secretId of the connector."));
    return AdsApiSettingReader.read(secretId, json).keys();
  }

  private static void log(LineCall call, RunRef run) {
    LOG.info(
        "LINE {} {} {} {} {} ms run {}",
        call.time(),
        call.method(),
        call.path(),
        call.status(),
        call.millis(),
        run.runId());
  }
}
