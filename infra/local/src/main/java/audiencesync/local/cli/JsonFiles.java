package audiencesync.local.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the JSON files that a command line names. */
final class JsonFiles {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private JsonFiles() {}

  /**
   * An execution's input; what it says is for the pipeline to judge.
   *
   * @param argument a file, or {@code -} for standard input
   */
  static JsonNode event(String argument, InputStream standardInput) {
    if (argument.equals("-")) {
      return read("standard input", standardInput);
    }
    return read("EVENT.json, " + argument, Path.of(argument));
  }

  /** The file that maps secret ids to secrets; without one, no secret exists. */
  static ObjectNode secrets(Path file) {
    String what = "--secrets " + file;
    if (!(read(what, file) instanceof ObjectNode secrets)) {
      throw notSecrets(what, "is not a JSON object");
    }
    for (JsonNode secret : secrets) {
      if (!secret.isObject()) {
        throw notSecrets(what, "has an entry that is not an object");
      }
    }
    return secrets;
  }

  /** Secrets that are written in the program. */
  static ObjectNode secrets(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own secrets can be read", e);
    }
  }

  static ObjectNode noSecrets() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static UsageException notSecrets(String what, String problem) {
    return new UsageException(
        what
            + " "
            + problem
            + "; write {\"<secret id>\": {\"name\": …, \"adAccountId\": …, \"accessKey\": …,"
            + " \"secretKey\": …}}.");
  }

  private static JsonNode read(String what, Path file) {
    if (Files.isDirectory(file)) {
      throw new UsageException(what + " is a folder; name a JSON file.");
    }
    if (!Files.exists(file)) {
      throw new UsageException(what + " does not exist; name a JSON file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(what, in);
    } catch (IOException e) {
      throw new UsageException(what + " cannot be read; look at its permissions.");
    }
  }

  private static JsonNode read(String what, InputStream in) {
    try {
      JsonNode tree = MAPPER.readTree(in);
      if (tree == null || tree.isMissingNode()) {
        throw new UsageException(what + " is empty; write a JSON object.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new UsageException(what + " is not JSON" + place(e.getLocation()) + "; mend it.");
    } catch (IOException e) {
      throw new UsageException(what + " cannot be read; look at its permissions.");
    }
  }

  /** Where, never what: a secret may stand there. */
  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
