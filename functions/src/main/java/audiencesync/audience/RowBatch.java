package audiencesync.audience;

import java.util.Arrays;

/**
 * Rows of one sink that wait to be worked on together. It owns a copy of each identifier, which may
 * be changed in place. It grows with what comes, because there may be thousands of small files.
 */
final class RowBatch {
  /** So many rows at most; their text is bounded too, unless one value alone is longer. */
  static final int MOST_ROWS = 256;

  private static final int MOST_TEXT = 8_192;
  private static final int FIRST_ROWS = 16;
  private static final int FIRST_TEXT = 512;

  private int rows;
  private int selected;
  private long[] first = new long[FIRST_ROWS];
  private long[] second = new long[FIRST_ROWS];
  private long[] line = new long[FIRST_ROWS];
  private int[] start = new int[FIRST_ROWS + 1];
  private int[] selection = new int[FIRST_ROWS];
  private int[] candidate = new int[FIRST_ROWS];
  private int[] candidateEnd = new int[FIRST_ROWS];

  @SuppressWarnings("UnusedVariable") // Written so that nobody takes reading for superfluous.
  private long fetched;

  private byte[] text = new byte[FIRST_TEXT];

  boolean hasRoomFor(Row row) {
    int length = row.identifierEnd - row.identifierStart;
    return rows == 0 || (rows < MOST_ROWS && start[rows] + length <= MOST_TEXT);
  }

  /** Whose row the next one is. */
  void setFingerprint(long firstWord, long secondWord) {
    first[rows] = firstWord;
    second[rows] = secondWord;
  }

  void add(Row row) {
    int length = row.identifierEnd - row.identifierStart;
    int from = start[rows];
    if (from + length > text.length) {
      text = Arrays.copyOf(text, Math.max(from + length, Math.min(2 * text.length, MOST_TEXT)));
    }
    System.arraycopy(row.text, row.identifierStart, text, from, length);
    line[rows] = row.line;
    rows++;
    start[rows] = from + length;
    if (rows == line.length && rows < MOST_ROWS) {
      growRows(2 * rows);
    }
  }

  private void growRows(int size) {
    first = Arrays.copyOf(first, size);
    second = Arrays.copyOf(second, size);
    line = Arrays.copyOf(line, size);
    start = Arrays.copyOf(start, size + 1);
    selection = Arrays.copyOf(selection, size);
    candidate = Arrays.copyOf(candidate, size);
    candidateEnd = Arrays.copyOf(candidateEnd, size);
  }

  /** Which members may be the row's: indexes in their partition. */
  void setCandidates(int row, int from, int to) {
    candidate[row] = from;
    candidateEnd[row] = to;
  }

  int firstCandidate(int row) {
    return candidate[row];
  }

  int endOfCandidates(int row) {
    return candidateEnd[row];
  }

  /** Keeps what was only read to have it near, so that it is read at all. */
  void setFetched(long words) {
    fetched = words;
  }

  void select(int row, boolean chosen) {
    selection[selected] = row;
    selected += chosen ? 1 : 0;
  }

  void selectAll() {
    for (int row = 0; row < rows; row++) {
      select(row, true);
    }
  }

  void clear() {
    rows = 0;
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

  long first(int row) {
    return first[row];
  }

  long second(int row) {
    return second[row];
  }

  long line(int row) {
    return line[row];
  }

  byte[] text() {
    return text;
  }

  int start(int row) {
    return start[row];
  }

  int end(int row) {
    return start[row + 1];
  }
}
