package audiencesync.export;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.EnumSet;
import java.util.Set;

/** What a text looks like in one charset, and how surprising that is. */
final class CharsetReading {
  /** Bytes that are no text: hardly ever in a text's own charset. */
  private static final int ERROR_BITS = 30;

  /** A script that has not been met before in the text. */
  private static final int NEW_SCRIPT_BITS = 12;

  private static final int MIXED_WIDTHS_BITS = 7;
  private static final int MISPLACED_KANA_BITS = 12;
  private static final char NOTHING = 0;

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final Set<Character.UnicodeScript> scripts =
      EnumSet.noneOf(Character.UnicodeScript.class);
  private final CharBuffer characters = CharBuffer.allocate(CharsetGuess.LONGEST_WORD);
  private long bits;
  private boolean hasErrors;

  CharsetReading(Charset charset, int bits) {
    this.charset = charset;
    this.decoder = JapaneseCharsets.decoder(charset);
    this.bits = bits;
  }

  Charset charset() {
    return charset;
  }

  /** How surprising the text is so far. */
  long bits() {
    return bits;
  }

  boolean hasErrors() {
    return hasErrors;
  }

  /**
   * Reads a word of at most {@link CharsetGuess#LONGEST_WORD} bytes; what a word that is not whole
   * ends with may be half a character.
   */
  void word(byte[] text, int from, int length, boolean isWhole) {
    ByteBuffer bytes = ByteBuffer.wrap(text, from, length);
    characters.clear();
    decoder.reset();
    CoderResult result = decoder.decode(bytes, characters, isWhole);
    while (!result.isUnderflow()) {
      hasErrors = true;
      bits += ERROR_BITS;
      bytes.position(bytes.position() + 1);
      result = decoder.decode(bytes, characters, isWhole);
    }
    characters.flip();
    add();
  }

  private void add() {
    char before = NOTHING;
    while (characters.hasRemaining()) {
      char c = characters.get();
      if (c >= 0x80) {
        bits += bits(c, before);
      }
      before = c;
    }
  }

  private int bits(char c, char before) {
    boolean isMixed = before >= 0x80 && HalfWidthKana.isOne(c) != HalfWidthKana.isOne(before);
    int mixed = isMixed ? MIXED_WIDTHS_BITS : 0;
    if (HalfWidthKana.isOne(c)) {
      return mixed
          + HalfWidthKana.bits(c)
          + (HalfWidthKana.mayFollow(c, before) ? 0 : MISPLACED_KANA_BITS);
    }
    int known = JapaneseCharacters.bits(c);
    return mixed + (known > 0 ? known : otherBits(c));
  }

  /** About the logarithm of how many characters the script has. */
  private int otherBits(char c) {
    if (Character.isISOControl(c)) {
      return ERROR_BITS;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return (scripts.add(script) ? NEW_SCRIPT_BITS : 0)
        + switch (script) {
          case UNKNOWN -> 24;
          case HAN -> 15;
          case HANGUL -> 14;
          case COMMON -> 11;
          default -> 8;
        };
  }
}
