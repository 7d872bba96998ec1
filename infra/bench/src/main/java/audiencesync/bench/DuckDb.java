package audiencesync.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement of SQL in DuckDB, with the schema told, so that nothing is guessed. */
final class DuckDb implements Contestant {
  private static final String SEGMENT =
      "{'user_id':'VARCHAR','entered_at':'VARCHAR','visits':'VARCHAR','amount':'VARCHAR','area':'VARCHAR'}";
  private static final String IDENTITY =
      "{'user_id':'VARCHAR','email':'VARCHAR','phone':'VARCHAR','updated_at':'VARCHAR','opt_in':'VARCHAR'}";
  private static final String FILE_BYTES = "58500000";

  @Override
  public void run(Task task) throws IOException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET threads=" + task.processors());
      statement.execute("SET preserve_insertion_order=false");
      statement.execute(
          """
          COPY (
            SELECT DISTINCT sha256(normal) FROM (
              SELECT %s AS normal FROM %s
              WHERE user_id IN (SELECT user_id FROM %s)
            ) WHERE %s
          ) TO '%s' (FORMAT csv, HEADER false, FILE_SIZE_BYTES %s)
          """
              .formatted(
                  normal(task.kind()),
                  table(task.identity().toString(), IDENTITY, task.form()),
                  table(task.segment().toString(), SEGMENT, task.form()),
                  isUsable(task.kind()),
                  task.out(),
                  FILE_BYTES));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static String table(String file, String columns, Form form) {
    return form == Form.JSON_LINES
        ? "read_json('%s', format='newline_delimited', columns=%s)".formatted(file, columns)
        : "read_csv('%s', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', columns=%s)"
            .formatted(file, columns);
  }

  /** Only what is wider than its characters needs to be translated. */
  private static String normal(Kind kind) {
    String narrow =
        "CASE WHEN strlen(%1$s) = length(%1$s) THEN %1$s ELSE translate(%1$s, '%2$s', '%3$s') END"
            .formatted(kind.column, wide(), ascii());
    if (kind == Kind.EMAIL) {
      return "lower(trim(" + narrow + "))";
    }
    String digits = "replace(replace(replace(%s, '-', ''), ' ', ''), '+', '')".formatted(narrow);
    return "regexp_replace(%s, '^0', '81')".formatted(digits);
  }

  private static String isUsable(Kind kind) {
    return kind == Kind.EMAIL ? "normal LIKE '%_@_%._%'" : "length(normal) = 12";
  }

  private static String ascii() {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c == '\'' ? "''" : String.valueOf(c));
    }
    return all.toString();
  }

  private static String wide() {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append((char) (c + ('\uFF01' - '!')));
    }
    return all.toString();
  }
}
