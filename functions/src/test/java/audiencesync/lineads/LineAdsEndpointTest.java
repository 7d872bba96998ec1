package audiencesync.lineads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineAdsEndpointTest {
  private static final Pacer PACER = new Pacer(() -> 0);

  @ParameterizedTest
  @CsvSource({
    "https://ads.line.me/api,    https://ads.line.me/api",
    "https://ads.line.me/api/,   https://ads.line.me/api",
    "http://127.0.0.1:8085/api,  http://127.0.0.1:8085/api",
    "http://localhost:8085/api/, http://localhost:8085/api",
    "http://[::1]:8085,          http://[::1]:8085"
  })
  void takesLineAndStandInsOnThisMachine(URI given, URI used) {
    assertThat(new LineAdsEndpoint(given, Clock.systemUTC(), PACER).baseUrl()).isEqualTo(used);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ads.line.me/api",
        "ftp://127.0.0.1/api",
        "https:///api",
        "http://ads.line.me/api",
        "http://127.0.0.1.example.com/api"
      })
  void refusesWhereASignedRequestCouldBeReadOnTheWay(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineAdsEndpoint(url, Clock.systemUTC(), PACER))
        .withMessage(
            "the LINE base URL must be an https address such as https://ads.line.me/api, or an"
                + " http address of this machine such as http://127.0.0.1:8085/api");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a.example/api?x=1", "https://a.example/#x", "https://u:p@a.example/"})
  void refusesWhatDoesNotBelongInABaseUrl(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LineAdsEndpoint(url, Clock.systemUTC(), PACER))
        .withMessage(
            "the LINE base URL holds a user, a query or a fragment: only scheme, host, port and"
                + " path belong there");
  }
}
