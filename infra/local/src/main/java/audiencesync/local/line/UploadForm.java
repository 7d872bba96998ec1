package audiencesync.local.line;

import java.util.Map;
import java.util.Optional;

/**
 * An upload's form as it came.
 *
 * @param fields the text parts by name
 * @param fileName the file part's name, when there is a file
 * @param file what it holds
 */
record UploadForm(Map<String, String> fields, Optional<String> fileName, FileScan file) {
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
