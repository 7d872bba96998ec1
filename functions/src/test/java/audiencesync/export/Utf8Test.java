package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK's strict decoder is the reference. */
final class Utf8Test {
  private static final byte[] EDGES = {
    0x00,
    0x41,
    0x7F,
    (byte) 0x80,
    (byte) 0x8F,
    (byte) 0x90,
    (byte) 0x9F,
    (byte) 0xA0,
    (byte) 0xBF,
    (byte) 0xC0,
    (byte) 0xC1,
    (byte) 0xC2,
    (byte) 0xDF,
    (byte) 0xE0,
    (byte) 0xE1,
    (byte) 0xEC,
    (byte) 0xED,
    (byte) 0xEE,
    (byte) 0xEF,
    (byte) 0xF0,
    (byte) 0xF1,
    (byte) 0xF3,
    (byte) 0xF4,
    (byte) 0xF5,
    (byte) 0xFF
  };

  @Test
  void agreesWithJdkOnEverySequenceOfEdges() {
    byte[] text = new byte[4];
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < (int) Math.pow(EDGES.length, text.length); i++) {
      int rest = i;
      for (int at = 0; at < text.length; at++) {
        text[at] = EDGES[rest % EDGES.length];
        rest /= EDGES.length;
      }
      if (Utf8.isValid(text, 0, text.length) != jdk(text, 0, text.length)) {
        differences.add(HexFormat.of().formatHex(text));
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void agreesWithJdkOnEveryPartOfLongText() {
    Random random = new Random(20_261_123);
    byte[] text = "plain ascii text, 山田太郎, é, 😀, and more ascii 会員".repeat(3).getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      int from = random.nextInt(text.length);
      int to = from + random.nextInt(text.length - from + 1);
      assertThat(Utf8.isValid(text, from, to)).isEqualTo(jdk(text, from, to));
    }
  }

  private static boolean jdk(byte[] text, int from, int to) {
    ByteBuffer bytes = ByteBuffer.wrap(text, from, to - from);
    return UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(to - from), true).isUnderflow();
  }
}
