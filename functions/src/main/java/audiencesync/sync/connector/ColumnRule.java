package audiencesync.sync.connector;

import audiencesync.export.Column;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A column: its name where the file has a header, else its position.
 *
 * @param header whether the file has one; empty where that is wrong, and either will do
 * @param mayBeAbsent whether rows of the format may lack it, as those of JSON Lines may
 */
record ColumnRule(Optional<Boolean> header, boolean mayBeAbsent) implements Rule<Column> {
  private static final WholeNumber POSITION =
      new WholeNumber("the column's position, the first is 0", 0, 16_383);

  @Override
  public String expected() {
    return header.orElse(true)
        ? "the column's name in the header"
        : "the column's position, counted from 0, without quotes";
  }

  @Override
  public Optional<Column> read(JsonNode value, Site site) {
    if (value.isNumber() && header.orElse(false)) {
      return site.problem("is a number, but the file has a header", this);
    }
    if (value.isTextual() && !header.orElse(true)) {
      return site.problem("is a string, but \"header\" is false", this);
    }
    if (value.isNumber()) {
      return POSITION.read(value, site).map(position -> new Column.Position(position.intValue()));
    }
    return value.isTextual()
        ? Grammar.COLUMN.read(value, site).map(Column.Named::new)
        : site.problem(Kind.of(value), this);
  }
}
