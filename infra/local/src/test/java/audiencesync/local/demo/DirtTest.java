package audiencesync.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DirtTest {
  @ParameterizedTest
  @CsvSource({
    "NONE, ito-6@example.jp",
    "UPPER_CASE, ITO-6@EXAMPLE.JP",
    "SPACES, '  ito-6@example.jp '",
    "IDEOGRAPHIC_SPACES, '\u3000ito-6@example.jp\u3000'",
    "FULL_WIDTH, ｉｔｏ－６＠ｅｘａｍｐｌｅ．ｊｐ",
    "FULL_WIDTH_AT, ito-6＠example.jp",
    "TYPOGRAPHIC_HYPHENS, ito‐6@example.jp",
    "ALL_AT_ONCE, '\u3000ＩＴＯ－６＠ＥＸＡＭＰＬＥ．ＪＰ '"
  })
  void spoilsAnAddress(Dirt dirt, String written) {
    assertThat(dirt.on("ito-6@example.jp")).isEqualTo(written);
  }
}
