package audiencesync.export;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses what a concluded charset may have got wrong: a used column that another charset would
 * read differently, and a text whose later part is in another charset than its beginning. Asked
 * only about rows beyond ASCII, by all threads that read the text.
 */
final class CharsetCheck {
  /** Fewer undecodable rows are damage, whatever their share. */
  private static final int FEWEST_CONTRADICTIONS = 10;

  private static final int ROWS_FOR_EACH_CONTRADICTION = 10;

  /** A smaller byte is no part of a larger character in any of the charsets. */
  private static final int FIRST_BYTE_OF_WORDS = '@';

  private final String key;
  private final TextStream text;
  private final LongAdder rows = new LongAdder();
  private final LongAdder undecodable = new LongAdder();
  private final LongAccumulator firstUndecodable = new LongAccumulator(Math::min, Long.MAX_VALUE);

  CharsetCheck(String key, TextStream text) {
    this.key = key;
    this.text = text;
  }

  /** The object's name. */
  String key() {
    return key;
  }

  /** Takes note of a row beyond ASCII; returns whether it is text in its charset. */
  boolean isText(boolean isDecodable, long line) {
    rows.increment();
    if (!isDecodable) {
      undecodable.increment();
      firstUndecodable.accumulate(line);
    }
    return isDecodable;
  }

  /** Whether another charset makes sense too. */
  boolean isAmbiguous() {
    return text.finding().certainty() == CharsetCertainty.AMBIGUOUS;
  }

  /** What to do about names that are not the expected ones, unless the charset is certain. */
  String hint() {
    return text.finding().isConcluded() && text.finding().certainty() != CharsetCertainty.PROVEN
        ? " It was read as %s (%s): if that is wrong, set \"charset\"."
            .formatted(text.finding().charset().name(), text.finding().certainty().label())
        : "";
  }

  /** Whether another charset could take the delimiter for a part of a character. */
  static boolean mayBeInsideCharacter(char delimiter) {
    return delimiter >= FIRST_BYTE_OF_WORDS;
  }

  /** Whether a used field of a row beyond ASCII is itself beyond ASCII. */
  static boolean isBeyondAscii(Fields fields) {
    for (int slot = 1; slot < fields.starts.length; slot++) {
      if (Utf8.skipAscii(fields.text, fields.starts[slot], fields.ends[slot]) < fields.ends[slot]) {
        return true;
      }
    }
    return false;
  }

  ExportException ambiguous(long line) {
    CharsetFinding finding = text.finding();
    String names =
        Stream.concat(Stream.of(finding.charset()), finding.rivals().stream())
            .map(charset -> charset.name())
            .collect(Collectors.joining(" or "));
    return new ExportException(
        ("%s may be %s: both make sense, and they differ in a column that is used (line %d). Set"
                + " \"charset\" to the one that it was written in.")
            .formatted(key, names, line));
  }

  /** Checks at the end of the text that what was concluded from its beginning held. */
  void end() {
    long all = rows.sum();
    long contradictions = undecodable.sum();
    if (text.finding().isConcluded()
        && contradictions >= FEWEST_CONTRADICTIONS
        && contradictions > all / ROWS_FOR_EACH_CONTRADICTION) {
      throw new ExportException(
          ("%s seemed to be %s, but %d of its %d rows that are not plain ASCII are no text in it,"
                  + " the first on line %d. Set \"charset\" to the one that it was written in, then"
                  + " such rows are rejected one by one; or export it in one charset.")
              .formatted(
                  key,
                  text.finding().charset().name(),
                  contradictions,
                  all,
                  firstUndecodable.get()));
    }
  }
}
