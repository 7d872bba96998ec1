package audiencesync.export.parquet;

import java.util.Optional;

/**
 * A column of the table: a field at the top of the schema.
 *
 * @param element its schema
 * @param leaf which of the file's columns holds its values; empty when it is nested
 */
record ParquetColumn(SchemaElement element, Optional<Integer> leaf) {
  String name() {
    return element.name();
  }

  boolean isOptional() {
    return element.repetition() == SchemaElement.OPTIONAL;
  }
}
