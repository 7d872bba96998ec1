package audiencesync.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.audience.AudiencePreparation;
import audiencesync.audience.IdentifierRule;
import audiencesync.audience.IdentifierType;
import audiencesync.audience.PhoneFormat;
import audiencesync.audience.PreparedAudience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a phone number is written in an export, it is the same number. */
final class WrittenPhonesTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** The dashes, bars and tildes between the digits of Japanese phone numbers, in any width. */
  private static final String DASHES = "-‐‑‒–—―−─ー・_~〜";

  /** SHA-256 of 819012345678, by sha256sum. */
  private static final String HASH =
      "0ad07193350775c6d4377f8b039d32877e66c69a454ed886b05279771c0fca0b";

  static Stream<String> windows31j() {
    return sequences("windows-31j").stream();
  }

  static Stream<String> eucJp() {
    return sequences("EUC-JP").stream();
  }

  @ParameterizedTest
  @MethodSource("windows31j")
  void dashesAreDroppedInWindows31j(String dash) throws IOException {
    assertThat(sent("windows-31j", HEX.parseHex(dash))).isEqualTo(HASH);
  }

  @ParameterizedTest
  @MethodSource("eucJp")
  void dashesAreDroppedInEucJp(String dash) throws IOException {
    assertThat(sent("EUC-JP", HEX.parseHex(dash))).isEqualTo(HASH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void dashesAreDroppedInUnicode(String name) throws IOException {
    Charset charset = Charset.forName(name);
    for (char dash : (DASHES + "－ｰ･＿～").toCharArray()) {
      String file = "\uFEFFuser_id,mail\nu1,090" + dash + "1234" + dash + "5678\n";
      assertThat(sent(Specs.named(), file.getBytes(charset)))
          .as("U+%04X", (int) dash)
          .isEqualTo(HASH);
    }
  }

  /** By the code charts of JIS X 0208 (rows 1 and 8), JIS X 0201 and NEC's extensions. */
  @Test
  void dashesAreThoseOfTheCodeCharts() {
    assertThat(sequences("windows-31j"))
        .contains("2D", "5F", "7E", "A5", "B0", "8145", "8151", "815B", "815C", "815D", "8160")
        .contains("817C", "849F");
    assertThat(sequences("EUC-JP"))
        .contains("2D", "5F", "7E", "8EA5", "8EB0", "A1A6", "A1B2", "A1BC", "A1BD", "A1BE")
        .contains("A1C1", "A1DD", "A8A1");
  }

  /** Every sequence of up to three bytes that the charset reads as one dash. */
  private static List<String> sequences(String name) {
    Charset charset = Charset.forName(name);
    List<String> found = new ArrayList<>();
    for (int first = 0x20; first < 0x100; first++) {
      addIfDash(new byte[] {(byte) first}, charset, found);
      for (int second = 0x40; second < 0x100; second++) {
        addIfDash(new byte[] {(byte) first, (byte) second}, charset, found);
      }
    }
    for (int second = 0xA1; second < 0xFF; second++) {
      for (int third = 0xA1; third < 0xFF; third++) {
        addIfDash(new byte[] {(byte) 0x8F, (byte) second, (byte) third}, charset, found);
      }
    }
    return found;
  }

  private static void addIfDash(byte[] bytes, Charset charset, List<String> found) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.length() == 1 && isDash(text)) {
        found.add(HEX.formatHex(bytes));
      }
    } catch (CharacterCodingException e) {
      assertThat(e).as("no text in this charset").isNotNull();
    }
  }

  private static boolean isDash(String text) {
    return Character.getType(text.charAt(0)) == Character.DASH_PUNCTUATION
        || DASHES.contains(Normalizer.normalize(text, Normalizer.Form.NFKC));
  }

  /** As a spreadsheet writes it, unquoted, and as a CSV writer quotes it. */
  @ParameterizedTest
  @ValueSource(strings = {"=\"09012345678\"", "\"=\"\"09012345678\"\"\"", "=\"090-1234-5678\""})
  void numbersAreReadFromSpreadsheetsFormulas(String written) throws IOException {
    String file = "user_id,mail\r\nu1," + written + "\r\n";
    assertThat(sent(Specs.named(), file.getBytes(US_ASCII))).isEqualTo(HASH);
  }

  private static String sent(String charset, byte[] dash) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("user_id,mail\nu1,090".getBytes(US_ASCII));
    file.writeBytes(dash);
    file.writeBytes("1234".getBytes(US_ASCII));
    file.writeBytes(dash);
    file.writeBytes("5678\n".getBytes(US_ASCII));
    return sent(Specs.named().charset(charset), file.toByteArray());
  }

  private static String sent(Specs specs, byte[] file) throws IOException {
    AudiencePreparation audience =
        AudiencePreparation.segmentOnly(
            new IdentifierRule(IdentifierType.PHONE, false, "JP", PhoneFormat.E164_DIGITS),
            true,
            Long.MAX_VALUE);
    specs.reader().read(MemoryObject.of(file), audience.segmentRows("x"));
    PreparedAudience prepared = audience.finish();
    if (prepared.chunks().isEmpty()) {
      return prepared.rejectedRows().toString();
    }
    try (InputStream lines = prepared.open(prepared.chunks().get(0))) {
      return new String(lines.readAllBytes(), UTF_8).strip();
    }
  }
}
