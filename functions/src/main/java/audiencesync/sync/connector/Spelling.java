package audiencesync.sync.connector;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * The known name nearest to what was written: the same but for case, hyphens, underscores and
   * spaces, or one letter in three, at most two, away. Empty when none is that near.
   */
  static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> distance(written, name) <= Math.min(2, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /** Edits between two names: a letter added, left out or replaced (Levenshtein). */
  private static int distance(String left, String right) {
    String a = simple(left);
    String b = simple(right);
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      row = nextRow(row, a.charAt(i - 1), b);
    }
    return row[b.length()];
  }

  private static int[] nextRow(int[] above, char letter, String word) {
    int[] row = new int[above.length];
    row[0] = above[0] + 1;
    for (int j = 1; j < row.length; j++) {
      int replaced = above[j - 1] + (word.charAt(j - 1) == letter ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
    }
    return row;
  }

  private static String simple(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }
}
