package audiencesync.export;

/**
 * Reads objects as exports usually write them, each member once, its value a string, number or
 * literal, without looking at a byte twice and without making an object. What it does not know to
 * be right, it leaves to who can tell what is wrong: {@link JsonRow}.
 *
 * <p>The rows of a file have mostly the same members in the same order: names are compared with
 * those that came next before, and looked up only when they are others.
 */
final class PlainJson {
  /** What {@link JsonRow} reads as well, and what is long enough to be seldom. */
  private static final int LONGEST_TEXT = 4_096;

  private static final int DECLINED = -1;

  private static final byte QUOTE = '"';
  private static final byte BACKSLASH = '\\';
  private static final long QUOTES = Words.repeated('"');
  private static final long BACKSLASHES = Words.repeated('\\');

  private static final int TRUE = (int) word("true");
  private static final int NULL = (int) word("null");
  private static final long FALSE = word("false");
  private static final long FIVE_BYTES = 0xFF_FFFF_FFFFL;

  private final KnownNames names;
  private final Fields fields;
  private final byte[] found;
  private final int longestText;

  /** Values go into the fields; slots that have one are marked as {@code OF_ROW} in the other. */
  PlainJson(JsonMembers members, Fields fields, byte[] found, ReadLimits limits) {
    this.names = new KnownNames(members);
    this.fields = fields;
    this.found = found;
    this.longestText = Math.min(LONGEST_TEXT, limits.fieldBytes());
  }

  private static long word(String text) {
    long word = 0;
    for (int at = text.length() - 1; at >= 0; at--) {
      word = (word << Byte.SIZE) | text.charAt(at);
    }
    return word;
  }

  /**
   * Reads {@code [from, to)}, which is well-formed UTF-8 and followed by a line feed; seven bytes
   * behind that may be read.
   *
   * @return false if it may be anything else; then some values may have been found
   */
  boolean read(byte[] text, int from, int to) {
    int at = skipSpace(text, from);
    if (text[at] != '{') {
      return false;
    }
    names.begin();
    do {
      at = readMember(text, skipSpace(text, at + 1));
    } while (at >= 0 && text[at] == ',');
    if (at < 0 || text[at] != '}' || skipSpace(text, at + 1) != to) {
      return false;
    }
    fields.setText(text);
    return true;
  }

  /** Returns what follows the member's value, behind white space; or a negative number. */
  private int readMember(byte[] text, int at) {
    if (text[at] != QUOTE) {
      return DECLINED;
    }
    int name = at + 1;
    int nameEnd = names.next(text, name);
    if (nameEnd < 0) {
      nameEnd = stringEnd(text, name);
      if (nameEnd < 0) {
        return DECLINED;
      }
      names.learn(text, name, nameEnd);
    }
    int colon = skipSpace(text, nameEnd + 1);
    if (text[colon] != ':') {
      return DECLINED;
    }
    int value = skipSpace(text, colon + 1);
    JsonMembers member = names.member();
    int slot = member.slot();
    if (slot == NeededColumns.NONE) {
      return member.hasMembers() ? DECLINED : skipValue(text, value);
    }
    return found[slot] == 0 && !member.isFolded() ? readValue(text, value, slot) : DECLINED;
  }

  private int readValue(byte[] text, int at, int slot) {
    found[slot] = JsonRow.OF_ROW;
    if (text[at] == QUOTE) {
      int end = stringEnd(text, at + 1);
      fields.starts[slot] = at + 1;
      fields.ends[slot] = end;
      return end < 0 ? DECLINED : skipSpace(text, end + 1);
    }
    int end = bareEnd(text, at);
    fields.starts[slot] = at;
    fields.ends[slot] = (int) Words.at(text, at) == NULL ? at : end;
    return end < 0 ? DECLINED : skipSpace(text, end);
  }

  private int skipValue(byte[] text, int at) {
    if (text[at] != QUOTE) {
      int end = bareEnd(text, at);
      return end < 0 ? DECLINED : skipSpace(text, end);
    }
    int end = stringStop(text, at + 1);
    while (text[end] == BACKSLASH) {
      int next = escapeEnd(text, end + 1);
      if (next < 0) {
        return DECLINED;
      }
      end = stringStop(text, next);
    }
    return text[end] == QUOTE ? skipSpace(text, end + 1) : DECLINED;
  }

  /** Where the string ends that begins there: its quote. Negative when it is not a plain one. */
  private int stringEnd(byte[] text, int from) {
    int end = stringStop(text, from);
    return text[end] == QUOTE && end - from <= longestText ? end : DECLINED;
  }

  /** The first byte that may not stand in a string as it is; the line feed is one. */
  private static int stringStop(byte[] text, int from) {
    int at = from;
    while (true) {
      long word = Words.at(text, at);
      long stops =
          Words.candidates(word, QUOTES)
              | Words.candidates(word, BACKSLASHES)
              | Words.controls(word);
      if (stops != 0) {
        return at + Words.first(stops);
      }
      at += Words.BYTES;
    }
  }

  /** Behind an escape whose backslash stands before {@code at}. */
  private static int escapeEnd(byte[] text, int at) {
    return switch (text[at]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
      case 'u' ->
          isHex(text, at + 1) && isHex(text, at + 2) && isHex(text, at + 3) && isHex(text, at + 4)
              ? at + 5
              : DECLINED;
      default -> DECLINED;
    };
  }

  private static boolean isHex(byte[] text, int at) {
    return Character.digit(text[at], 16) >= 0;
  }

  /** Where a literal, or a number without an exponent, ends; negative when it is neither. */
  private int bareEnd(byte[] text, int at) {
    int end = literalEnd(text, at);
    int bareEnd = end < 0 ? numberEnd(text, at) : end;
    return bareEnd - at <= longestText ? bareEnd : DECLINED;
  }

  private static int literalEnd(byte[] text, int at) {
    long word = Words.at(text, at);
    if ((int) word == TRUE || (int) word == NULL) {
      return at + 4;
    }
    return (word & FIVE_BYTES) == FALSE ? at + 5 : DECLINED;
  }

  private static int numberEnd(byte[] text, int from) {
    int first = text[from] == '-' ? from + 1 : from;
    int end = digitsEnd(text, first);
    if (end == first || (text[first] == '0' && end > first + 1)) {
      return DECLINED;
    }
    if (text[end] == '.') {
      int fraction = end + 1;
      end = digitsEnd(text, fraction);
      if (end == fraction) {
        return DECLINED;
      }
    }
    return end;
  }

  private static int digitsEnd(byte[] text, int from) {
    int at = from;
    while (text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Over what may stand between tokens, up to the line feed at the latest. */
  private static int skipSpace(byte[] text, int from) {
    int at = from;
    while (text[at] == ' ' || text[at] == '\t' || text[at] == '\r') {
      at++;
    }
    return at;
  }
}
