package audiencesync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.sync.connector.ConnectorName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LandedObjectTest {
  private static final ConnectorName MEMBERS = new ConnectorName("members");
  private static final String KEY = "inbox/会員 一覧/完了+1.csv";
  private static final String VERSION = "3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY";

  /** printf 'members\ninbox/会員 一覧/完了+1.csv\n3sL4…' | sha256sum. */
  @Test
  void namesTheExecutionAfterConnectorKeyAndVersion() {
    assertThat(new LandedObject("bucket", KEY, VERSION).executionName(MEMBERS))
        .isEqualTo("members-5f5dd1e57dfaeeb4005df009ddabd5a5");
  }

  /** printf 'a123…-and-the-rest\n…\nd41d8cd98f00b204e9800998ecf8427e\n0A1B…' | sha256sum. */
  @Test
  void namesTheExecutionAfterETagAndSequencerWithoutAVersion() {
    ConnectorName connector =
        new ConnectorName("a123456789b123456789c123456789d123456789-and-the-rest");
    LandedObject landed =
        new LandedObject("bucket", KEY, "d41d8cd98f00b204e9800998ecf8427e\n0A1B2C3D4E5F678901");

    assertThat(landed.executionName(connector))
        .isEqualTo("a123456789b123456789c123456789d123456789-a6d12edf152e2b38874ef1c29827a00c")
        .hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void tellsApartWhatDiffersInOnePartOnly() {
    String long40 = "a123456789b123456789c123456789d123456789";
    Set<String> names = new HashSet<>();
    for (String connector : List.of(long40 + "e", long40 + "f")) {
      for (String key : List.of("inbox/a", "inbox/b", "inbox/a ")) {
        for (String edition : List.of("v1", "v2", "v\n1")) {
          LandedObject landed = new LandedObject("bucket", key, edition);
          names.add(landed.executionName(new ConnectorName(connector)));
        }
      }
    }

    assertThat(names).hasSize(18);
  }

  @Test
  void isATriggerOfItsKeyAndEdition() {
    assertThat(new LandedObject("bucket", "inbox/members/_SUCCESS", VERSION).trigger())
        .isEqualTo(new Trigger(TriggerKind.UPLOAD, "inbox/members/_SUCCESS " + VERSION));
    assertThat(new LandedObject("bucket", "inbox/a.csv", "d41d8cd9\n0A1B").trigger())
        .isEqualTo(new Trigger(TriggerKind.UPLOAD, "inbox/a.csv d41d8cd9 0A1B"));
  }

  @Test
  void fitsATriggersIdHoweverLongTheKeyIs() {
    String shared = "inbox/" + "会".repeat(300);

    String first = new LandedObject("bucket", shared + "1", VERSION).trigger().id();
    String second = new LandedObject("bucket", shared + "2", VERSION).trigger().id();
    String later = new LandedObject("bucket", shared + "1", VERSION + "x").trigger().id();

    assertThat(first).matches("inbox/会{194}… [0-9a-f]{32}");
    assertThat(Set.of(first, second, later)).hasSize(3);
    assertThat(new LandedObject("bucket", shared + "1", VERSION).trigger().id()).isEqualTo(first);
  }

  @Test
  void shortensAsLittleAsItMust() {
    String longest = "k".repeat(256 - 1 - VERSION.length());

    assertThat(new LandedObject("bucket", longest, VERSION).trigger().id())
        .isEqualTo(longest + " " + VERSION)
        .hasSize(256);
    assertThat(new LandedObject("bucket", longest + "k", VERSION).trigger().id()).hasSize(234);
  }

  @Test
  void leavesNoHalfOfACharacter() {
    String key = "k".repeat(199) + "𠮷".repeat(30);

    assertThat(new LandedObject("bucket", key, VERSION).trigger().id())
        .matches("k{199}… [0-9a-f]{32}");
  }

  /** An edition longer than an id can be: S3 allows version ids of 1,024 bytes. */
  @Test
  void fitsATriggersIdHoweverLongTheEditionIs() {
    assertThat(new LandedObject("bucket", "inbox/a.csv", "v".repeat(1_024)).trigger().id())
        .matches("inbox/a.csv… [0-9a-f]{32}");
  }
}
