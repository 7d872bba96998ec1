package audiencesync.export;

/** How rows are written in a file. */
public enum FileFormat {
  /** Recognised by content: an opening brace begins JSON Lines; else CSV, or TSV by its header. */
  AUTO,
  CSV,
  TSV,
  JSONL,
  PARQUET
}
