package audiencesync.export;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Builds readers: everything is detected and passes, but for what a test says. */
final class Specs {
  private final Column userId;
  private final Column identifier;
  private boolean header;
  private FileFormat format = FileFormat.AUTO;
  private Optional<Charset> charset = Optional.empty();
  private Optional<Character> delimiter = Optional.empty();
  private RowFilter filter = RowFilter.none();
  private ReadLimits limits = ReadLimits.DEFAULT;

  private Specs(Column userId, Column identifier, boolean header) {
    this.userId = userId;
    this.identifier = identifier;
    this.header = header;
  }

  static Specs named() {
    return named("user_id", "mail");
  }

  static Specs named(String userId, String identifier) {
    return new Specs(new Column.Named(userId), new Column.Named(identifier), true);
  }

  static Specs positions(int userId, int identifier) {
    return new Specs(new Column.Position(userId), new Column.Position(identifier), false);
  }

  Specs format(FileFormat given) {
    format = given;
    return this;
  }

  Specs charset(String given) {
    charset = Optional.of(Charset.forName(given));
    return this;
  }

  Specs header(boolean given) {
    header = given;
    return this;
  }

  Specs delimiter(char given) {
    delimiter = Optional.of(given);
    return this;
  }

  Specs filter(RowFilter given) {
    filter = given;
    return this;
  }

  Specs filter(String column, Operator operator, String... values) {
    return filter(new RowFilter.Condition(new Column.Named(column), operator, List.of(values)));
  }

  Specs limits(ReadLimits given) {
    limits = given;
    return this;
  }

  TableSpec spec() {
    return new TableSpec(
        format, charset, header, delimiter, Optional.of(userId), Optional.of(identifier), filter);
  }

  ExportReader reader() {
    return new ExportReader(spec(), limits);
  }

  /** Reads by blocks of another size, which are cut as if other threads took some of them. */
  ExportReader reader(int blockBytes) {
    return new ExportReader(spec(), limits, blockBytes, true);
  }

  /** Reads by blocks of another size, which are cut when another thread comes, as usual. */
  ExportReader alone(int blockBytes) {
    return new ExportReader(spec(), limits, blockBytes, false);
  }

  /** What reading a file gives to a sink. */
  List<String> read(byte[] file) {
    return RecordedRows.of(reader(), MemoryObject.of(file));
  }

  List<String> read(String file) {
    return RecordedRows.of(reader(), MemoryObject.of(file));
  }
}
