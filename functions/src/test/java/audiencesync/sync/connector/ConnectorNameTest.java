package audiencesync.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorNameTest {
  @Test
  void namesItsDocument() {
    ConnectorName name = new ConnectorName("gold-members-2");

    assertThat(name.key()).isEqualTo("connectors/gold-members-2.json");
    assertThat(ConnectorName.ofKey(name.key())).contains(name);
    assertThat(name).hasToString("gold-members-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "A",
        "a_b",
        "a.b",
        "a/b",
        "..",
        "a\n",
        "会員",
        "ı",
        "connectors/a.json",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"
      })
  void refusesWhatIsNoName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectorName(text))
        .withMessageEndingWith(
            " is not a connector's name: use 1 to 63 lower-case letters (a-z), digits and hyphens,"
                + " and begin with a letter or a digit");
    assertThat(ConnectorName.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0", "a-", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg"})
  void takesTheShortestAndTheLongestName(String text) {
    assertThat(ConnectorName.parse(text)).contains(new ConnectorName(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connectors/.json",
        "connectors/A.json",
        "connectors/a/b.json",
        "connectors/a.JSON",
        "connectors/a",
        "a.json",
        "xconnectors/a.json",
        "connectors.json",
        "connectors/"
      })
  void findsNoConnectorUnderAnotherKey(String key) {
    assertThat(ConnectorName.ofKey(key)).isEmpty();
  }
}
