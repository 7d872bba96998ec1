package audiencesync.bench;

/** How the generated files are written. */
public enum Form {
  CSV(".csv"),
  CSV_GZIP(".csv.gz"),
  JSON_LINES(".jsonl");

  final String suffix;

  Form(String suffix) {
    this.suffix = suffix;
  }

  String label() {
    return switch (this) {
      case CSV -> "CSV";
      case CSV_GZIP -> "CSV, gzip";
      case JSON_LINES -> "JSON Lines";
    };
  }
}
