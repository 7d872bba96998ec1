package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** UTF-16 and byte order marks. */
final class Utf16Test {
  static Stream<Arguments> halves() {
    return Stream.of(
        arguments("high, then a comma", "u1,x\uD83D,y\n"),
        arguments("high, then a line feed", "u1,x,\uD83D\n"),
        arguments("high, then another", "u1,x,\uD83D\uD83D\n"),
        arguments("low", "u1,x,\uDE00y\n"),
        arguments("low, then high", "u1,x,\uDE00\uD83D\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("halves")
  void rejectsHalfOfAPairInUtf16(String what, String row) {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      byte[] file = units("\uFEFFa,b,c\n" + row + "u2,😀,\n", order);
      assertThat(Specs.positions(0, 1).read(file))
          .as("%s, %s", what, order)
          .containsExactly("1 a|b", "2 invalid_encoding", "3 u2|😀");
    }
  }

  @Test
  void rejectsWhatIsCutOffInUtf16() {
    byte[] file = units("\uFEFFa,b\nu1,山\nu2,c😀", ByteOrder.LITTLE_ENDIAN);
    for (int missing : new int[] {1, 2, 3}) {
      assertThat(Specs.positions(0, 1).read(Arrays.copyOf(file, file.length - missing)))
          .as("%d bytes missing", missing)
          .containsExactly("1 a|b", "2 u1|山", "3 invalid_encoding");
    }
    byte[] odd = Arrays.copyOf(units("\uFEFFa,b\nu1,c\n", ByteOrder.BIG_ENDIAN), 21);
    assertThat(Specs.positions(0, 1).read(odd))
        .containsExactly("1 a|b", "2 u1|c", "3 invalid_encoding");
  }

  /** Encoders refuse halves of pairs. */
  private static byte[] units(String text, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(order);
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  static Stream<Arguments> marks() {
    return Stream.of(
        arguments("UTF-8", "windows-31j", UTF_8),
        arguments("UTF-8", "EUC-JP", UTF_8),
        arguments("UTF-8", "UTF-16", UTF_8),
        arguments("UTF-16LE", "UTF-8", UTF_16LE),
        arguments("UTF-16BE", "UTF-16LE", UTF_16BE));
  }

  @ParameterizedTest
  @MethodSource("marks")
  void refusesMarkThatContradictsWhatIsGiven(String marked, String given, Charset written) {
    assertThatThrownBy(
            () -> Specs.named().charset(given).read("\uFEFFuser_id,mail\n".getBytes(written)))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "inbox/users begins with the byte order mark of %s, but \"charset\" says %s. Correct it,"
                + " or set it to AUTO.",
            marked, given);
  }

  @Test
  void refusesUtf16WithoutMark() {
    for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
      for (String file : List.of("a,b\n", "会員番号,氏名\n山田太郎,鈴木花子\n".repeat(90))) {
        assertThatThrownBy(() -> Specs.named().read(file.getBytes(charset)))
            .as("%s %s", charset, file)
            .isInstanceOf(ExportException.class)
            .hasMessage(
                "inbox/users seems to be UTF-16 without a byte order mark. Export it with its mark,"
                    + " or as UTF-8.");
      }
    }
    assertThat(Specs.positions(0, 1).read("a\0,b\0\0\n")).containsExactly("1 a\0|b\0\0");
  }
}
