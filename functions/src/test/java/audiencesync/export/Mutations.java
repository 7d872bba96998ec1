package audiencesync.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes other files of files: some bytes fewer, more, twice, or elsewhere. */
final class Mutations {
  private static final int MOST_AT_ONCE = 4;
  private static final int LONGEST_PIECE = 24;
  private static final int LONGEST_REPEATED = 300;

  /** One character a byte: what readers decide by, of every format and charset. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          ",",
          "\t",
          ";",
          "|",
          "\n",
          "\r\n",
          "\r",
          "\0",
          "{",
          "}",
          "[",
          "]",
          ":",
          "\\",
          "\\u",
          "\\ud83d",
          "\\ude00",
          "null",
          "1e999",
          "\"user_id\":",
          "user_id",
          "mail",
          "@",
          "\u00EF\u00BB\u00BF",
          "\u00FF\u00FE",
          "\u00FE\u00FF",
          "\u00D8\u0000",
          "\u0000\u00DC",
          "\u0082\u00A0",
          "\u0095\\",
          "\u00A4\u00A2",
          "\u008F\u00B0\u00A1",
          "\u008E\u00B1",
          "\u00B1\u00B2\u00B3",
          "\u00E3\u0081\u0082",
          "\u00F0\u009F\u0098\u0080",
          "\u00ED\u00A0\u0080",
          "\u001F\u008B\u0008",
          "\u00FF",
          "\u0080");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  byte[] of(byte[] file) {
    byte[] mutated = file;
    for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
      mutated = once(mutated);
    }
    return mutated;
  }

  private byte[] once(byte[] file) {
    int at = random.nextInt(file.length + 1);
    int end = Math.min(file.length, at + random.nextInt(LONGEST_PIECE));
    return switch (random.nextInt(8)) {
      case 0 -> spliced(file, at, end, new byte[0]);
      case 1 -> spliced(file, at, at, piece());
      case 2 -> spliced(file, at, end, piece());
      case 3 -> spliced(file, at, Math.min(file.length, at + 1), new byte[] {anyByte()});
      case 4 -> spliced(file, at, file.length, new byte[0]);
      case 5 -> spliced(file, at, at, Arrays.copyOfRange(file, at, end));
      case 6 -> spliced(file, at, at, repeated(piece()));
      default -> spliced(file, 0, at, new byte[0]);
    };
  }

  private byte anyByte() {
    return (byte) random.nextInt(256);
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(ISO_8859_1);
  }

  private byte[] repeated(byte[] piece) {
    ByteArrayOutputStream repeated = new ByteArrayOutputStream();
    for (int i = random.nextInt(LONGEST_REPEATED); i >= 0; i--) {
      repeated.writeBytes(piece);
    }
    return repeated.toByteArray();
  }

  private static byte[] spliced(byte[] file, int from, int to, byte[] instead) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    spliced.write(file, 0, from);
    spliced.writeBytes(instead);
    spliced.write(file, to, file.length - to);
    return spliced.toByteArray();
  }
}
