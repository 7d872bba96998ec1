package audiencesync.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @Test
  void leavesAsItIsWhatATerminalShows() {
    assertThat(Printable.of("会員 番号　ｶﾅ é 👪 ~!")).isEqualTo("会員 番号　ｶﾅ é 👪 ~!");
  }

  /**
   * A control, the start of an escape sequence, line ends, marks of direction, halves of a pair.
   */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0x200b, 0x200f, 0x2028, 0x2029, 0x202e,
        0x2066, 0xad, 0xd800, 0xdfff, 0xe000, 0xfeff, 0xfffe, 0xe0001, 0x10ffff
      })
  void marksWhatItDoesNotShow(int character) {
    assertThat(Printable.isShown(character)).isFalse();
    assertThat(Printable.of("a" + Character.toString(character) + "z")).isEqualTo("a?z");
  }

  @Test
  void countsCharactersNotTheirHalves() {
    assertThat(Printable.shortened("👪👪👪", 3)).isEqualTo("👪👪👪");
    assertThat(Printable.shortened("👪👪👪👪", 3)).isEqualTo("👪👪👪…");
    assertThat(Printable.beginning("👪\t👪👪", 3)).isEqualTo("👪?👪");
  }
}
