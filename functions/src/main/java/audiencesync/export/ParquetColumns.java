package audiencesync.export;

/**
 * Which columns of one Parquet file are needed: they are found by their names, which it declares.
 *
 * @param key the object's name
 * @param needed the columns; what is bound has their order
 */
record ParquetColumns(String key, NeededColumns needed) {
  int[] bind(Header header) {
    return needed.columns().stream().mapToInt(column -> position(column, header)).toArray();
  }

  private int position(Column column, Header header) {
    if (column instanceof Column.Named named) {
      return header.position(named.name());
    }
    throw new ExportException(
        ("%s is Parquet, which names its columns, but the connector asks for the column %s. Name"
                + " the column, and leave \"header\" out.")
            .formatted(key, column));
  }
}
