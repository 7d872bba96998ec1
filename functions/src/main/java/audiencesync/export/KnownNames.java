package audiencesync.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Names of members in the order in which the rows of a file have them, as far as was seen: the one
 * behind the last is asked first. They are plain strings, and few.
 */
final class KnownNames {
  private static final int MOST = 64;
  private static final int LONGEST = 64;
  private static final int NOT_KNOWN = -1;

  private final JsonMembers members;
  private final Name[] names = new Name[MOST];
  private int known;
  private int expected;
  private JsonMembers member;

  /** A name with the quote behind it, by words. */
  private static final class Name {
    private final long[] words;

    /** The bytes of the last word that count. */
    private final long last;

    private final int length;
    private final JsonMembers member;

    Name(byte[] text, int from, int quote, JsonMembers member) {
      this.length = quote + 1 - from;
      this.member = member;
      this.words = new long[(length + Words.BYTES - 1) / Words.BYTES];
      Arrays.setAll(words, i -> Words.at(text, from + i * Words.BYTES));
      this.last = -1L >>> ((words.length * Words.BYTES - length) * Byte.SIZE);
    }

    /** Whether it stands there; up to a word behind what differs may be read. */
    boolean isAt(byte[] text, int from) {
      int lastWord = words.length - 1;
      for (int i = 0; i < lastWord; i++) {
        if (Words.at(text, from + i * Words.BYTES) != words[i]) {
          return false;
        }
      }
      return ((Words.at(text, from + lastWord * Words.BYTES) ^ words[lastWord]) & last) == 0;
    }
  }

  KnownNames(JsonMembers members) {
    this.members = members;
    this.member = members;
  }

  /** Begins a row. */
  void begin() {
    expected = 0;
  }

  /**
   * Where the name ends that begins there: its quote; negative when it is not known.
   *
   * <p>Rows may leave out members: then one of those behind it comes.
   */
  int next(byte[] text, int from) {
    for (int asked = 0; asked < known; asked++) {
      int number = expected < known ? expected : 0;
      expected = number + 1;
      Name name = names[number];
      if (name.isAt(text, from)) {
        member = name.member;
        return from + name.length - 1;
      }
    }
    return NOT_KNOWN;
  }

  /** Takes note of a name, which has no escapes, with its quote behind it. */
  void learn(byte[] text, int from, int quote) {
    member = members.member(new String(text, from, quote - from, UTF_8));
    if (known < MOST && quote - from < LONGEST) {
      names[known++] = new Name(text, from, quote, member);
      expected = known;
    }
  }

  /** What is needed of the member whose name came last. */
  JsonMembers member() {
    return member;
  }
}
