package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.AudiencePreparation;
import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.PhoneFormat;
import audiencesync.audience.PreparedAudience;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same address is the same identifier, whatever charset it was exported in. */
final class NormalisedCharsetsTest {
  /** Charsets of Japan disagree about which characters these are; the address is the same. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "windows-31j", "EUC-JP"})
  void readsDashesSoThatTheirAddressIsTheSame(String charset) throws IOException {
    boolean isWindows = charset.equals("windows-31j");
    String written = isWindows ? "ｔａｒｏ～ｘ－ｙ―ｚ＠ｅｘａｍｐｌｅ．ｊｐ" : "ｔａｒｏ〜ｘ−ｙ—ｚ＠ｅｘａｍｐｌｅ．ｊｐ";
    byte[] file = ("user_id,mail\nu1," + written + "\n").getBytes(Charset.forName(charset));
    AudiencePreparation audience =
        AudiencePreparation.segmentOnly(
            new IdentifierRule(IdentifierType.EMAIL, false, "JP", PhoneFormat.E164_DIGITS),
            true,
            Long.MAX_VALUE);
    Specs.named().charset(charset).reader().read(MemoryObject.of(file), audience.segmentRows("x"));
    PreparedAudience prepared = audience.finish();
    try (InputStream lines = prepared.open(prepared.chunks().get(0))) {
      assertThat(new String(lines.readAllBytes(), UTF_8))
          .isEqualTo(
              HexFormat.of().formatHex(sha256("taro~x-y-z@example.jp".getBytes(UTF_8))) + "\n");
    }
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
