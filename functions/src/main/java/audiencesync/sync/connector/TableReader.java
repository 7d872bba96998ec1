package audiencesync.sync.connector;

import audiencesync.audience.IdentifierType;
import audiencesync.export.FileFormat;
import audiencesync.export.RowFilter;
import audiencesync.export.TableSpec;
import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the fields of an input that say how its files are read. */
record TableReader(InputRole role, Optional<IdentifierType> type) {
  private static final Choice<FileFormat> FORMATS = Choice.of(FileFormat.class);
  private static final Set<FileFormat> MAY_BE_JSON_LINES =
      EnumSet.of(FileFormat.AUTO, FileFormat.JSONL);
  private static final Set<FileFormat> NAMES_IN_EVERY_ROW =
      EnumSet.of(FileFormat.JSONL, FileFormat.PARQUET);

  /** Shift_JIS as Windows makes it is what Japanese exports mean by either of its names. */
  private static final Choice<Optional<String>> CHARSETS = new Choice<>(charsets());

  private static Map<String, Optional<String>> charsets() {
    Map<String, Optional<String>> charsets = new LinkedHashMap<>();
    charsets.put("AUTO", Optional.empty());
    charsets.put("UTF-8", Optional.of("UTF-8"));
    charsets.put("Shift_JIS", Optional.of("windows-31j"));
    charsets.put("windows-31j", Optional.of("windows-31j"));
    charsets.put("EUC-JP", Optional.of("EUC-JP"));
    charsets.put("UTF-16", Optional.of("UTF-16"));
    return charsets;
  }

  /** How the files are read: its value is there once the whole input has no problem. */
  Supplier<TableSpec> read(Fields fields) {
    Optional<FileFormat> format = fields.optional("format", FORMATS, FileFormat.AUTO);
    Optional<Optional<String>> charset = fields.optional("charset", CHARSETS, Optional.empty());
    Optional<Boolean> header = fields.optional("header", new Flag(), true);
    Optional<String> delimiter = fields.optional("delimiter", Grammar.DELIMITER);
    format.filter(NAMES_IN_EVERY_ROW::contains).ifPresent(f -> refuseCsvFields(fields, header));
    boolean mayBeAbsent =
        header.orElse(true) && MAY_BE_JSON_LINES.contains(format.orElse(FileFormat.AUTO));
    ColumnRule column = new ColumnRule(header, mayBeAbsent);
    Optional<Columns> columns =
        fields.required("columns", new ColumnsReader(role, type, column).rule());
    Optional<RowFilter> filter =
        fields.optional("filter", new FilterRule(column, 1), RowFilter.none());
    return () ->
        new TableSpec(
            format.orElseThrow(),
            charset.orElseThrow().map(Charset::forName),
            header.orElseThrow(),
            delimiter.map(text -> text.charAt(0)),
            columns.orElseThrow().userId(),
            columns.orElseThrow().identifier(),
            filter.orElseThrow());
  }

  private static void refuseCsvFields(Fields fields, Optional<Boolean> header) {
    if (!header.orElse(true)) {
      fields
          .site("header")
          .problem("is false, but this format names the columns in the file; remove it");
    }
    if (fields.has("delimiter")) {
      fields.site("delimiter").problem("belongs to CSV and TSV, not to this format; remove it");
    }
  }
}
