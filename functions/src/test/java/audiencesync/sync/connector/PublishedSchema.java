package audiencesync.sync.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schema of connectors that is published. */
final class PublishedSchema {
  static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  static final JsonNode TEXT = text();
  static final Schema SCHEMA = REGISTRY.getSchema(TEXT);

  private PublishedSchema() {}

  private static JsonNode text() {
    try {
      return Sample.json(Files.readString(Path.of("../infra/connector.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean allows(JsonNode document) {
    return SCHEMA.validate(document, OutputFormat.BOOLEAN);
  }
}
