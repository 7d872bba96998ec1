package audiencesync.export.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/** A Parquet file, opened: its footer is read, its rows are not. */
public final class ParquetTable {
  private final RangedBytes file;
  private final ParquetLimits limits;
  private final PageMemory memory;
  private final Footer footer;

  private ParquetTable(RangedBytes file, ParquetLimits limits, PageMemory memory, Footer footer) {
    this.file = file;
    this.limits = limits;
    this.memory = memory;
    this.footer = footer;
  }

  /**
   * Opens a file that begins as Parquet.
   *
   * @throws audiencesync.export.codec.UnreadableContentException if it is damaged, or not read
   */
  public static ParquetTable open(RangedBytes file, ParquetLimits limits) throws IOException {
    PageMemory memory = new PageMemory(limits.memoryBytes());
    return new ParquetTable(file, limits, memory, Footer.read(file, memory));
  }

  /** Names of all columns, nested ones too, in their order. */
  public List<String> names() {
    return footer.columns().stream().map(ParquetColumn::name).toList();
  }

  /**
   * Begins to read the rows.
   *
   * @param positions of the columns that are needed, as in {@link #names}
   * @param inflatedBytes told of every page's size without compression, before it is read
   * @throws audiencesync.export.codec.UnreadableContentException if a column is nested or of a type
   *     that is not read, or the footer does not hold together
   */
  public RowReader rows(int[] positions, LongConsumer inflatedBytes) {
    PageBudget budget = new PageBudget(file.size(), limits, inflatedBytes);
    List<ParquetColumn> columns = new ArrayList<>();
    List<ColumnReader> readers = new ArrayList<>();
    for (int position : positions) {
      ParquetColumn column = footer.columns().get(position);
      ValueText text = text(column);
      columns.add(column);
      readers.add(new ColumnReader(new PageReader(column, file, memory, budget), text));
    }
    Set<String> codecs = RowGroups.check(footer, columns);
    return new RowReader(
        new RowGroups(footer, columns),
        readers,
        new RowReader.Setting(codecs, budget, limits.rowBytes()));
  }

  private ValueText text(ParquetColumn column) {
    Place place = Place.column(column.name(), footer.from());
    if (column.leaf().isEmpty()) {
      throw place.unreadable("nested values", "Export the column flat, one value a row.");
    }
    SchemaElement element = column.element();
    PhysicalType type = element.type().orElseThrow();
    if (type == PhysicalType.FIXED_LEN_BYTE_ARRAY && element.length() < 1) {
      throw place.damaged("values of %d bytes".formatted(element.length()));
    }
    return ValueText.of(element, limits.fieldBytes())
        .orElseThrow(
            () ->
                place.unreadable(
                    "values of type " + type + " " + element.meaning().name(),
                    "Export the column as text."));
  }
}
