package audiencesync.audience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen by words beside what an expression says. */
final class PlainEmailTest {
  private static final Pattern NORMAL =
      Pattern.compile("[a-z0-9_]+([.-][a-z0-9_]+)*@[a-z0-9]+(-[a-z0-9]+)*([.-][a-z0-9]+)+");

  private static boolean isNormal(String address) {
    byte[] text = ("@." + address + "@.").getBytes(US_ASCII);
    return PlainEmail.isNormal(text, 2, text.length - 2);
  }

  private static boolean isNormalBySigns(String address) {
    int at = address.indexOf('@');
    return address.length() >= 8
        && NORMAL.matcher(address).matches()
        && address.indexOf('.', at) > 0;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "taro@example.com",
        "taro.yamada-1_x@mail.example.co.jp",
        "12345678@example-2.jp",
        "1234567@e.jp",
        "a@b.c-d.jp",
        "a_b@c-d.jp"
      })
  void knowsAddresses(String address) {
    assertThat(isNormal(address)).isTrue();
  }

  /** Every change of one character, for all lengths up to five words. */
  @Test
  void saysTheSameAsAnExpression() {
    Random random = new Random(8);
    String signs = "az09AZ@.-_+ %`{/:[\\~!\u0000\u007F";
    for (int length = 1; length <= 40; length++) {
      for (int i = 0; i < 2_000; i++) {
        StringBuilder address = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
          address.append((char) ('a' + random.nextInt(26)));
        }
        address.setCharAt(random.nextInt(length), '@');
        address.setCharAt(random.nextInt(length), '.');
        for (int change = random.nextInt(3); change > 0; change--) {
          address.setCharAt(random.nextInt(length), signs.charAt(random.nextInt(signs.length())));
        }
        String tried = address.toString();
        assertThat(isNormal(tried)).as(tried).isEqualTo(isNormalBySigns(tried));
      }
    }
  }

  @Test
  void leavesWhatIsNotAsciiToOthers() {
    byte[] text = "taro.yamada@example.com".getBytes(US_ASCII);
    for (int at = 0; at < text.length; at++) {
      for (int change = 0x80; change <= 0xFF; change++) {
        byte before = text[at];
        text[at] = (byte) change;
        assertThat(PlainEmail.isNormal(text, 0, text.length)).isFalse();
        text[at] = before;
      }
    }
  }
}
