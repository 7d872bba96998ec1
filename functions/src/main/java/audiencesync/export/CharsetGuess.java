package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells the charset of a text without byte order mark by which reading is the least surprising. A
 * surprise is counted in bits ({@link CharsetReading}): twenty bits between two readings mean odds
 * of a million to one.
 *
 * <p>Evidence is what stands between bytes below {@code '@'}: in UTF-8, windows-31j and EUC-JP such
 * a byte is always a character of its own, so that every charset cuts the text into the same words.
 * Each word counts once; a value that is repeated in every row proves no more than in one.
 */
final class CharsetGuess {
  private static final int CLEAR_BITS = 20;
  private static final int OVERWHELMING_BITS = 40;

  /** More do not change the result, and nothing that a file says makes this grow. */
  private static final int MOST_WORDS = 4_096;

  /** A longer word is judged by how it begins. */
  static final int LONGEST_WORD = 4 << 10;

  private static final int FIRST_BYTE_OF_WORDS = '@';

  /** JSON is UTF-8 by its standard. */
  private static final int OTHER_THAN_UTF_8_IN_JSON_BITS = 25;

  /** The charsets, each with what speaks against it from the start: how rare it is. */
  private final List<CharsetReading> readings;

  private final DistinctHashes words = new DistinctHashes(MOST_WORDS);

  private CharsetGuess(int othersBits) {
    this.readings =
        List.of(
            new CharsetReading(UTF_8, 0),
            new CharsetReading(JapaneseCharsets.WINDOWS_31J, 4 + othersBits),
            new CharsetReading(JapaneseCharsets.EUC_JP, 9 + othersBits));
  }

  /** Of JSON Lines. */
  static CharsetGuess ofJson() {
    return new CharsetGuess(OTHER_THAN_UTF_8_IN_JSON_BITS);
  }

  /** Of any other text. */
  static CharsetGuess ofText() {
    return new CharsetGuess(0);
  }

  /**
   * Judges {@code text[0, length)}, once. What it ends with counts only if the whole text ends
   * there.
   */
  CharsetFinding judge(byte[] text, int length, boolean isWhole) {
    read(text, length, isWhole);
    return finding();
  }

  private void read(byte[] text, int length, boolean isWhole) {
    int at = 0;
    while (at < length && !words.isFull()) {
      int end = wordEnd(text, at, length);
      int judged = Math.min(end, at + LONGEST_WORD);
      if (judged < length || isWhole || words.isEmpty()) {
        readWord(text, at, judged, judged == end && (end < length || isWhole));
      }
      at = end + 1;
    }
  }

  private static int wordEnd(byte[] text, int from, int length) {
    int end = from;
    while (end < length && (text[end] & 0xFF) >= FIRST_BYTE_OF_WORDS) {
      end++;
    }
    return end;
  }

  private void readWord(byte[] text, int from, int to, boolean isWhole) {
    if (Utf8.skipAscii(text, from, to) < to && words.add(hash(text, from, to))) {
      readings.forEach(reading -> reading.word(text, from, to - from, isWhole));
    }
  }

  /** FNV-1a. */
  private static long hash(byte[] text, int from, int to) {
    long hash = 0xCBF29CE484222325L;
    for (int at = from; at < to; at++) {
      hash = (hash ^ (text[at] & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }

  private CharsetFinding finding() {
    List<CharsetReading> best = new ArrayList<>(readings);
    best.sort(Comparator.comparingLong(CharsetReading::bits));
    CharsetReading first = best.get(0);
    long margin = best.get(1).bits() - first.bits();
    if (margin < CLEAR_BITS) {
      return new CharsetFinding(first.charset(), CharsetCertainty.AMBIGUOUS, rivals(best));
    }
    boolean isProven =
        margin >= OVERWHELMING_BITS
            && !first.hasErrors()
            && best.stream().skip(1).allMatch(CharsetReading::hasErrors);
    return CharsetFinding.of(
        first.charset(), isProven ? CharsetCertainty.PROVEN : CharsetCertainty.LIKELY);
  }

  private static List<Charset> rivals(List<CharsetReading> best) {
    return best.stream()
        .skip(1)
        .filter(reading -> reading.bits() - best.get(0).bits() < CLEAR_BITS)
        .map(CharsetReading::charset)
        .toList();
  }
}
