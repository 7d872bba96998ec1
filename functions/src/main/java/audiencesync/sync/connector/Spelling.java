package audiencesync.sync.connector;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the name that somebody probably meant. */
final class Spelling {
  private static final int MOST_EDITS = 2;
  private static final int LETTERS_AN_EDIT = 3;
  private static final Pattern SEPARATORS = Pattern.compile("[-_ ]");

  private Spelling() {}

  /**
   * The known name nearest to what was written: the same but for case, hyphens, underscores and
   * spaces, or one edit for three letters away, at most two. Empty when none is that near.
   */
  static Optional<String> nearest(String written, Collection<String> known) {
    String simple = simple(written);
    return known.stream()
        .filter(name -> isNear(simple, simple(name)))
        .min(Comparator.comparingInt(name -> distance(simple, simple(name))));
  }

  private static boolean isNear(String written, String known) {
    int edits = Math.min(MOST_EDITS, known.length() / LETTERS_AN_EDIT);
    // The lengths alone rule out almost every pair, above all a name of many thousand letters.
    return Math.abs(written.length() - known.length()) <= edits
        && distance(written, known) <= edits;
  }

  /** Edits between two names: a letter added, left out or replaced (Levenshtein). */
  private static int distance(String written, String known) {
    int[] row = new int[known.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 0; i < written.length(); i++) {
      row = nextRow(row, written.charAt(i), known);
    }
    return row[known.length()];
  }

  private static int[] nextRow(int[] above, char letter, String known) {
    int[] row = new int[above.length];
    row[0] = above[0] + 1;
    for (int i = 1; i < row.length; i++) {
      int replaced = above[i - 1] + (known.charAt(i - 1) == letter ? 0 : 1);
      row[i] = Math.min(replaced, Math.min(above[i], row[i - 1]) + 1);
    }
    return row;
  }

  private static String simple(String name) {
    return SEPARATORS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
