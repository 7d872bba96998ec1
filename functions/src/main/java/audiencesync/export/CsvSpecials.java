package audiencesync.export;

/**
 * Where delimiters, quotes and line feeds are, 64 bytes at a time: a set of bytes of such a block
 * is the bits of a word, the first byte lowest. So who asks for one after another seldom has to
 * guess where the next one is, at which a processor often guesses wrong.
 *
 * <p>Goes on where a record ended, as long as nothing else was asked for meanwhile.
 */
final class CsvSpecials {
  /** Bytes of a block. */
  static final int BLOCK = 64;

  private static final int NOWHERE = -1;

  private final long delimiters;
  private byte[] text = {};
  private int block;
  private long unmet;
  private long seen;
  private int resumeAt = NOWHERE;

  CsvSpecials(char delimiter) {
    this.delimiters = Words.repeated(delimiter);
  }

  /** Goes to where a record begins. */
  void goTo(byte[] records, int from) {
    if (from != resumeAt || records != text) {
      text = records;
      read(from);
    }
    resumeAt = NOWHERE;
  }

  /**
   * The specials of the block that begins there: delimiters, and what is not above a quote, that is
   * line feeds, quotes, and some bytes that are none of these. Bytes behind one of them may be
   * among them without being any. None when the text ends within the block.
   */
  long read(int from) {
    block = from;
    unmet = 0;
    seen = 0;
    for (int i = 0; i < BLOCK && from <= text.length - BLOCK; i += Words.BYTES) {
      long word = Words.at(text, from + i);
      seen |= word;
      long hits = Words.atMostQuote(word) | Words.candidates(word, delimiters);
      unmet |= Words.packed(hits) << i;
    }
    return unmet;
  }

  /** Remembers where a record ends, in the block that was read last. */
  void endAt(int end, long furtherSpecials) {
    resumeAt = end;
    unmet = furtherSpecials;
  }

  /** Where the block begins that was read last. */
  int block() {
    return block;
  }

  /** Its specials that are not in records that have ended. */
  long unmet() {
    return unmet;
  }

  /** All its bytes, laid over one another by eights. */
  long seen() {
    return seen;
  }
}
