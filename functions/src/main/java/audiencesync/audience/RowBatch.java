package audiencesync.audience;

import java.util.Arrays;

/**
 * Rows of one sink that wait to be worked on together. It owns a copy of their values, of which an
 * identifier may be changed in place. It grows with what comes, because there may be thousands of
 * small files.
 *
 * <p>Working on many rows step by step, each step a small loop, is what makes this fast: every loop
 * is compiled once, whichever rows come, and waits for the memory of many rows at once.
 */
final class RowBatch {
  /** So many rows at most; their text is bounded too, unless one row alone is longer. */
  static final int MOST_ROWS = 256;

  private static final int MOST_TEXT = 12_288;
  private static final int FIRST_ROWS = 16;
  private static final int FIRST_TEXT = 512;

  private int rows;
  private int named;
  private int selected;
  private long[] line = new long[FIRST_ROWS];

  /** Where each row's user id begins; the identifier stands behind it, up to the next row. */
  private int[] start = new int[FIRST_ROWS + 1];

  private int[] middle = new int[FIRST_ROWS];
  private byte[] text = new byte[FIRST_TEXT];

  /** Rows that name a user, who it is, and where the member is if there is one. */
  private int[] namedRow = new int[FIRST_ROWS];

  private long[] first = new long[FIRST_ROWS];
  private long[] second = new long[FIRST_ROWS];
  private int[] candidate = new int[FIRST_ROWS];

  private int[] selection = new int[FIRST_ROWS];

  @SuppressWarnings("UnusedVariable") // Written so that nobody takes reading for superfluous.
  private int fetched;

  boolean hasRoomFor(Row row) {
    return rows == 0 || (rows < MOST_ROWS && start[rows] + length(row) <= MOST_TEXT);
  }

  private static int length(Row row) {
    return row.userIdEnd - row.userIdStart + row.identifierEnd - row.identifierStart;
  }

  void add(Row row) {
    int from = start[rows];
    int end = from + length(row);
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, Math.min(2 * text.length, MOST_TEXT)));
    }
    int userId = row.userIdEnd - row.userIdStart;
    System.arraycopy(row.text, row.userIdStart, text, from, userId);
    System.arraycopy(row.text, row.identifierStart, text, from + userId, end - from - userId);
    middle[rows] = from + userId;
    line[rows] = row.line;
    rows++;
    start[rows] = end;
    if (rows == line.length && rows < MOST_ROWS) {
      growRows(2 * rows);
    }
  }

  private void growRows(int size) {
    line = Arrays.copyOf(line, size);
    start = Arrays.copyOf(start, size + 1);
    middle = Arrays.copyOf(middle, size);
    namedRow = new int[size];
    first = new long[size];
    second = new long[size];
    candidate = new int[size];
    selection = new int[size];
  }

  /** Finds the rows that name a user, and who that is. */
  void identify(Fingerprint fingerprint) {
    for (int row = 0; row < rows; row++) {
      int from = Blanks.start(text, start[row], middle[row]);
      int to = Blanks.end(text, from, middle[row]);
      namedRow[named] = row;
      first[named] = fingerprint.first(text, from, to);
      second[named] = fingerprint.second(text, from, to);
      named += from < to ? 1 : 0;
    }
  }

  /** Rows that name a user, as {@link #identify} found; the first has the number 0. */
  int named() {
    return named;
  }

  /** Which row that is. */
  int namedRow(int number) {
    return namedRow[number];
  }

  long first(int number) {
    return first[number];
  }

  long second(int number) {
    return second[number];
  }

  /** Where in its partition the member is, if there is one, or not far behind. */
  void setCandidate(int number, int at) {
    candidate[number] = at;
  }

  int candidate(int number) {
    return candidate[number];
  }

  /** Keeps what was only read to have it near, so that it is read at all. */
  void setFetched(int members) {
    fetched = members;
  }

  void select(int row, boolean chosen) {
    selection[selected] = row;
    selected += chosen ? 1 : 0;
  }

  void clear() {
    rows = 0;
    named = 0;
    selected = 0;
    if (text.length > MOST_TEXT) {
      text = new byte[FIRST_TEXT];
    }
  }

  int rows() {
    return rows;
  }

  int selected() {
    return selected;
  }

  int selectedRow(int index) {
    return selection[index];
  }

  long line(int row) {
    return line[row];
  }

  byte[] text() {
    return text;
  }

  boolean namesUser(int row) {
    return Blanks.start(text, start[row], middle[row]) < middle[row];
  }

  int start(int row) {
    return middle[row];
  }

  int end(int row) {
    return start[row + 1];
  }
}
