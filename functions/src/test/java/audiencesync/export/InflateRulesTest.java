package audiencesync.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import audiencesync.export.Inflated.End;
import audiencesync.export.codec.Inflate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that are written bit by bit: each rule of RFC 1951, kept and broken. */
final class InflateRulesTest {
  private static final int[] LENGTHS = DeflatedBits.fixedLengths();

  static Stream<Arguments> streams() {
    return Stream.of(
        finished("empty fixed block", fixed().fixed(256), 0),
        finished(
            "two blocks",
            new DeflatedBits().header(false, 1).fixed(256).header(true, 1).fixed('a').fixed(256),
            1),
        finished(
            "match of 258 at distance 1", fixed().fixed('a').fixed(285).code(0, 5).fixed(256), 259),
        finished(
            "match of 258 with extra bits",
            fixed().fixed('a').fixed(284).number(31, 5).code(0, 5).fixed(256),
            259),
        finished(
            "stored block without bytes",
            new DeflatedBits().header(true, 0).aligned().number(0, 16).number(0xFFFF, 16),
            0),
        finished("stored block behind a fixed one", fixedThenStored("xyz"), 4),
        finished(
            "one distance code of one bit",
            codes(literals(97, 1, 256, 2, 257, 2), 1)
                .symbol(literals(97, 1, 256, 2, 257, 2), 97)
                .symbol(literals(97, 1, 256, 2, 257, 2), 257)
                .number(0, 1)
                .symbol(literals(97, 1, 256, 2, 257, 2), 256),
            4),
        finished(
            "no distance code", codes(literals(97, 1, 256, 1), 0).number(0, 1).number(1, 1), 1),
        finished("no code but the end's", codes(literals(256, 1), 0).number(0, 1), 0),
        damaged("unused bit of the end's code", codes(literals(256, 1), 0).number(1, 1)),
        damaged(
            "unused bit of one distance code",
            codes(literals(97, 1, 256, 2, 257, 2), 1)
                .number(0, 1)
                .code(3, 2)
                .number(1, 1)
                .number(0, 9)),
        damaged(
            "distance without code",
            codes(literals(97, 1, 256, 2, 257, 2), 0).number(0, 1).code(3, 2).number(0, 9)),
        damaged("third block type", new DeflatedBits().header(true, 3)),
        damaged(
            "stored length that does not match",
            new DeflatedBits().header(true, 0).aligned().number(3, 16).number(0xFFFD, 16)),
        damaged("length symbol 286", fixed().fixed('a').fixed(286).number(0, 20)),
        damaged("length symbol 287", fixed().fixed('a').fixed(287).number(0, 20)),
        damaged("distance symbol 30", fixed().fixed('a').fixed(257).code(30, 5).number(0, 20)),
        damaged("distance symbol 31", fixed().fixed('a').fixed(257).code(31, 5).number(0, 20)),
        damaged(
            "distance before the begin", fixed().fixed('a').fixed(257).code(1, 5).number(0, 20)),
        damaged("match at the begin", fixed().fixed(257).code(0, 5).number(0, 20)),
        damaged("287 literals", new DeflatedBits().sizes(true, 287, 1, new int[19]).number(0, 32)),
        damaged("31 distances", new DeflatedBits().sizes(true, 257, 31, new int[19]).number(0, 32)),
        damaged("no end of block", codes(literals(97, 1, 98, 1), 0)),
        damaged("too many codes", codes(literals(97, 1, 98, 1, 256, 1), 0)),
        damaged("too few codes", codes(literals(97, 2, 98, 2, 256, 2), 0)),
        damaged("one literal of two bits", codes(literals(256, 2), 0)),
        damaged("one distance of two bits", codes(literals(97, 1, 256, 1), 2)),
        damaged("too many lengths of codes", sizes(16, 1, 17, 1, 18, 1)),
        damaged("too few lengths of codes", sizes(16, 2, 17, 2, 18, 2)),
        damaged("one length of codes of one bit", sizes(18, 1)),
        damaged("no lengths of codes", sizes(18, 0).raw(new byte[40])),
        damaged("repetition of nothing", sizes(16, 1, 18, 1).number(0, 3)),
        damaged(
            "repetition beyond the end",
            sizes(16, 1, 18, 1).number(1, 1).number(127, 7).number(1, 1).number(127, 7)),
        cut("nothing", new DeflatedBits(), 0),
        cut("no end", fixed().fixed('a').fixed('b'), 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void keepsRule(String name, DeflatedBits stream, End end, int length) {
    for (byte[] deflated :
        new byte[][] {stream.bytes(), Arrays.copyOf(stream.bytes(), stream.bytes().length + 40)}) {
      Inflated expected = Inflated.byReference(deflated);
      Inflated.byOurs(deflated).assertSame(expected, name);
      Inflated.byOurs(new Inflate(), deflated, 1, 1).assertSame(expected, name);
    }
    Inflated ours = Inflated.byOurs(stream.bytes());
    assertThat(ours.end()).isEqualTo(end);
    assertThat(ours.bytes()).hasSize(length);
  }

  private static Arguments finished(String name, DeflatedBits stream, int length) {
    return Arguments.of(name, stream, End.FINISHED, length);
  }

  private static Arguments damaged(String name, DeflatedBits stream) {
    return Arguments.of(name, stream, End.DAMAGED, 0);
  }

  private static Arguments cut(String name, DeflatedBits stream, int length) {
    return Arguments.of(name, stream, End.CUT, length);
  }

  private static DeflatedBits fixed() {
    return new DeflatedBits().header(true, 1);
  }

  private static DeflatedBits fixedThenStored(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return new DeflatedBits()
        .header(false, 1)
        .fixed('a')
        .fixed(256)
        .header(true, 0)
        .aligned()
        .number(bytes.length, 16)
        .number(~bytes.length, 16)
        .raw(bytes);
  }

  /** A block with these literals, by symbol and length, and one distance, unless that is 0. */
  private static DeflatedBits codes(int[] literals, int distance) {
    return new DeflatedBits().codes(true, literals, new int[] {distance});
  }

  private static int[] literals(int... symbolsAndLengths) {
    int[] lengths = new int[LENGTHS.length - 30];
    for (int i = 0; i < symbolsAndLengths.length; i += 2) {
      lengths[symbolsAndLengths[i]] = symbolsAndLengths[i + 1];
    }
    return lengths;
  }

  /** The begin of a block whose codes are written in this code. */
  private static DeflatedBits sizes(int... symbolsAndLengths) {
    return new DeflatedBits().sizes(true, 257, 1, Arrays.copyOf(literals(symbolsAndLengths), 19));
  }
}
